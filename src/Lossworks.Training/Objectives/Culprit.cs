using System.Globalization;
using Lossworks.Specs;

namespace Lossworks.Training;

/// <summary>Which term of the loss, and which row, is no finite number.</summary>
internal static class Culprit
{
    internal static string Describe(Objective objective, ReadOnlySpan<double> parameters)
    {
        objective.Compare(parameters);
        foreach (LossTerm term in objective.TheLoss.Spec.Terms)
        {
            Loss loss = objective.TheLoss.Spec.Terms.Length == 1 ? objective.TheLoss : Loss.Parse(term.ToString());
            if (Row(loss, objective) is { } found)
                return found;
        }

        int bad = parameters.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        return bad >= 0 ? $"parameter {bad} is {Text(parameters[bad])}" : Overflow(objective);
    }

    private static string? Row(Loss loss, Objective objective)
    {
        LossBatch<double> batch = objective.Truth.Batch(objective.Predictions);
        if (loss.Shape == LossShape.Batch)
            return double.IsFinite(loss.Evaluate(batch, default)) ? null : $"the loss {loss} of the batch as a whole is not finite";
        double[] losses = LossesOf(loss, objective);
        int bad = Array.FindIndex(losses, x => !double.IsFinite(x));
        if (bad < 0)
            return null;
        int row = bad / objective.Truth.LossesPerRow;
        string predictions = string.Join(", ", objective.Predictions.Slice(row * objective.Outputs, objective.Outputs).ToArray().Take(5).Select(Text));
        return $"the loss {loss} of row {row} is {Text(losses[bad])}, its prediction {predictions}";
    }

    /// <summary>Every loss is finite, but not their sum.</summary>
    private static string Overflow(Objective objective)
    {
        if (objective.TheLoss.Shape == LossShape.Batch)
            return "the penalties are not finite";
        double[] losses = LossesOf(objective.TheLoss, objective);
        int largest = Array.IndexOf(losses, losses.Max());
        return $"the losses add up to infinity; the largest, the loss {objective.TheLoss} of row {largest / objective.Truth.LossesPerRow}, is {Text(losses[largest])}";
    }

    private static double[] LossesOf(Loss loss, Objective objective)
    {
        LossBatch<double> batch = objective.Truth.Batch(objective.Predictions);
        double[] losses = new double[batch.Rows * objective.Truth.LossesPerRow];
        loss.Evaluate(batch, new() { Losses = losses }, Reduction.None);
        return losses;
    }

    private static string Text(double x) => x.ToString("G6", CultureInfo.InvariantCulture);
}
