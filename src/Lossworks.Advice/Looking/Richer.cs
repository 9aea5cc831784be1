using Lossworks.Advice.Comparing;
using Lossworks.Advice.Forecasting;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Advice.Looking;

/// <summary>Trains the top losses on the features and the squares of those that are numbers.</summary>
internal static class Richer
{
    /// <summary>More numbers than this would be a fit of another size.</summary>
    private const long MostNumbers = 5_000_000;

    /// <summary>A distance to the first, as a share of its score, that one fold cannot tell from none.</summary>
    private const double Near = 0.02;

    internal static RicherLook? Look(LookContext context, Retraining retraining)
    {
        Problem problem = context.Problem;
        Table known = problem.Features.Select(context.Fold.Train);
        Encoder encoder = Encoder.Fit(known);
        int[] numbers = [.. Enumerable.Range(0, encoder.Features.Count).Where(f => encoder.Features[f].Part.Length == 0 && problem.Features[encoder.Features[f].Column].IsNumeric)];
        int columns = encoder.Features.Count + numbers.Length;
        if (numbers.Length == 0 || (long)columns * known.RowCount > MostNumbers)
            return null;
        DesignMatrix design = encoder.Encode(known);
        // Words are more than enough columns as they are.
        if (design.Sparse is not null)
            return null;
        FeatureRows train = WithSquares(design, numbers), test = WithSquares(encoder.Encode(problem.Features.Select(context.Fold.Test)), numbers);
        FoldData data = retraining.Data;
        double[]? weights = data.TrainTruth.Weights.Length > 0 ? data.TrainTruth.Weights : null;
        PreparedDesign prepared = Trainer.Prepare(new(train, new double[known.RowCount], weights));
        RicherScore[] scores = new RicherScore[context.Top.Count];
        context.Side.Run(scores.Length, i =>
        {
            TopLoss top = context.Top[i];
            scores[i] = new(top.Spec, top.Role, retraining.Score(retraining.Models[i]), Score(top.Loss, i));
        });
        return new() { Squares = numbers.Length, Losses = scores, Says = Sentence(scores, problem.Metric, numbers.Length) };

        double Score(Loss loss, int top)
        {
            try
            {
                LinearModel model = Trainer.FitPrepared(loss, prepared.With(TargetForms.For(loss, train, data.TrainTruth)), retraining.OptionsOf(top), null, context.Side.Stop).Model;
                context.Side.Stop.ThrowIfCancellationRequested();
                return problem.Metric.Of(TargetForms.Predict(model, test, problem), data.TestTruth);
            }
            catch (LossException)
            {
                return double.NaN;
            }
        }
    }

    private static FeatureRows WithSquares(DesignMatrix design, int[] numbers)
    {
        int columns = design.Columns + numbers.Length;
        double[] values = new double[design.Rows * columns];
        for (int row = 0; row < design.Rows; row++)
        {
            Span<double> to = values.AsSpan(row * columns, columns);
            design.Row(row).CopyTo(to);
            for (int k = 0; k < numbers.Length; k++)
                to[design.Columns + k] = to[numbers[k]] * to[numbers[k]];
        }

        return FeatureRows.OfDoubles(values, design.Rows, columns);
    }

    private static string Sentence(RicherScore[] scores, Metrics.Metric metric, int squares)
    {
        RicherScore[] able = [.. scores.Where(s => double.IsFinite(s.Linear) && double.IsFinite(s.Richer))];
        string model = $"With the squares of {squares} number features too, on one fold,";
        if (able.Length == 0)
            return $"{model} none of the losses could be trained.";
        RicherScore linear = able.MinBy(s => metric.Sign * s.Linear)!, richer = able.MinBy(s => metric.Sign * s.Richer)!;
        string best = $"{model} {richer.Spec} is first: {metric.Name} {Say.Number(richer.Richer)} instead of {Say.Number(richer.Linear)}.";
        if (able.FirstOrDefault(s => s.Role.HasFlag(LossRole.Take)) is not { } take || able.Length == 1)
            return best;
        if (take == richer)
            return $"{best} It is the loss to take anyway.";
        double then = metric.Sign * (take.Linear - linear.Linear) / Math.Abs(linear.Linear), now = metric.Sign * (take.Richer - richer.Richer) / Math.Abs(richer.Richer);
        string behind = $"{best} {take.Spec}, the loss to take, is {Say.Percent(now)} behind it, and without the squares {Say.Percent(then)} behind the first";
        return now <= Near ? $"{behind}: the advice does not hang on them."
            : now <= then ? $"{behind}: the squares do not speak against the advice."
            : $"{behind}: for a richer model, compare again.";
    }
}
