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

    internal static RicherLook? Look(LookContext context, Retraining retraining)
    {
        Problem problem = context.Problem;
        Table known = problem.Features.Select(context.Fold.Train);
        Encoder encoder = Encoder.Fit(known);
        int[] numbers = [.. Enumerable.Range(0, encoder.Features.Count).Where(f => encoder.Features[f].Part.Length == 0 && problem.Features[encoder.Features[f].Column].IsNumeric)];
        int columns = encoder.Features.Count + numbers.Length;
        if (numbers.Length == 0 || (long)columns * known.RowCount > MostNumbers)
            return null;
        double[] train = WithSquares(encoder.Encode(known), numbers), test = WithSquares(encoder.Encode(problem.Features.Select(context.Fold.Test)), numbers);
        FoldData data = retraining.Data;
        double[]? weights = data.TrainTruth.Weights.Length > 0 ? data.TrainTruth.Weights : null;
        PreparedDesign prepared = Trainer.Prepare(new(train, known.RowCount, columns, new double[known.RowCount], weights));
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
                LinearModel model = Trainer.FitPrepared(loss, prepared.With(TargetForms.For(loss, train, columns, data.TrainTruth)), retraining.OptionsOf(top), null, context.Side.Stop).Model;
                context.Side.Stop.ThrowIfCancellationRequested();
                return problem.Metric.Of(TargetForms.Predict(model, test, data.TestTruth.Rows, problem), data.TestTruth);
            }
            catch (LossException)
            {
                return double.NaN;
            }
        }
    }

    private static double[] WithSquares(DesignMatrix design, int[] numbers)
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

        return values;
    }

    private static string Sentence(RicherScore[] scores, Metrics.Metric metric, int squares)
    {
        RicherScore[] able = [.. scores.Where(s => double.IsFinite(s.Linear) && double.IsFinite(s.Richer))];
        string model = $"With the squares of {squares} number features too, on one fold,";
        if (able.Length == 0)
            return $"{model} none of the losses could be trained.";
        RicherScore linear = able.MinBy(s => metric.Sign * s.Linear)!, richer = able.MinBy(s => metric.Sign * s.Richer)!;
        string best = $"{metric.Name} {Say.Number(richer.Richer)} instead of {Say.Number(richer.Linear)}";
        return able.Length == 1 ? $"{model} {richer.Spec} has {best}."
            : linear == richer ? $"{model} {richer.Spec} is ahead as it is without ({best}): the order does not hang on the squares."
            : $"{model} {richer.Spec} is ahead ({best}), without them {linear.Spec}: with another model, compare again.";
    }
}
