using System.Globalization;

namespace Lossworks.Training;

/// <summary>Which term of the loss, and which row, is no finite number.</summary>
internal static class Culprit
{
    internal static string Describe(Objective objective, ReadOnlySpan<double> parameters)
    {
        foreach ((double weight, Loss loss) in objective.TheLoss.Terms)
        {
            if (Row(weight == 1 ? loss : weight * loss, objective, parameters) is { } found)
                return found;
        }

        int bad = parameters.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        return bad >= 0 ? $"parameter {bad} is {Text(parameters[bad])}" : Overflow(objective, parameters);
    }

    private static string? Row(Loss loss, Objective objective, ReadOnlySpan<double> parameters)
    {
        if (loss.Shape == LossShape.Batch)
            return double.IsFinite(loss.Evaluate(objective.Whole(parameters).Batch, default)) ? null : $"the loss {loss} of the batch as a whole is not finite";
        WorstRow worst = Worst(loss, objective, parameters);
        return worst.IsFinite ? null : $"the loss {loss} of row {worst.Row} is {Text(worst.Loss)}, its prediction {worst.Predictions}";
    }

    /// <summary>Every loss is finite, but not their sum.</summary>
    private static string Overflow(Objective objective, ReadOnlySpan<double> parameters)
    {
        if (objective.TheLoss.Shape == LossShape.Batch)
            return "the penalties are not finite";
        WorstRow worst = Worst(objective.TheLoss, objective, parameters);
        return $"the losses add up to infinity; the largest, the loss {objective.TheLoss} of row {worst.Row}, is {Text(worst.Loss)}";
    }

    private static WorstRow Worst(Loss loss, Objective objective, ReadOnlySpan<double> parameters)
    {
        if (objective.AddsUp)
        {
            Folded folded = objective.Design.Fold(parameters, objective.Outputs);
            return objective.Design.Sweep.Run(() => new WorstRow(loss, objective, folded));
        }

        WorstRow worst = new(loss, objective, objective.Design.Fold(parameters, objective.Outputs));
        WholeBatch whole = objective.Whole(parameters);
        worst.See(whole.Batch, 0);
        return worst;
    }

    private static string Text(double x) => x.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>The first row whose loss is not finite, or else the one with the largest.</summary>
    private sealed class WorstRow(Loss loss, Objective objective, Folded folded) : Tally
    {
        private readonly Workspace _work = new(objective);

        internal long Row { get; private set; }

        internal double Loss { get; private set; } = double.NegativeInfinity;

        internal string Predictions { get; private set; } = "";

        internal bool IsFinite => double.IsFinite(Loss) || Predictions.Length == 0;

        internal override void Add(in RowBlock block, long start)
        {
            if (!IsFinite || Workspace.IsWeightless(block))
                return;
            _work.Predict(block, folded);
            See(_work.Batch(block), start);
        }

        internal void See(in LossBatch<double> batch, long start)
        {
            int outputs = objective.Outputs, perRow = objective.LossesPerRow;
            double[] losses = new double[batch.Rows * perRow];
            loss.Evaluate(batch, new() { Losses = losses }, Reduction.None);
            for (int i = 0; i < losses.Length && IsFinite; i++)
            {
                if (double.IsFinite(losses[i]) && losses[i] <= Loss)
                    continue;
                (Row, Loss) = (start + (i / perRow), losses[i]);
                Predictions = string.Join(", ", batch.Predictions.Slice(i / perRow * outputs, outputs).ToArray().Take(5).Select(Text));
            }
        }

        internal override void Merge(Tally later)
        {
            WorstRow other = (WorstRow)later;
            if (IsFinite && !(other.IsFinite && other.Loss <= Loss))
                (Row, Loss, Predictions) = (other.Row, other.Loss, other.Predictions);
        }

        internal override void Reset() => (Row, Loss, Predictions) = (0, double.NegativeInfinity, "");
    }
}
