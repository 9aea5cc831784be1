using Lossworks.Verification;

namespace Lossworks.Tests.Contracts;

/// <summary>A batch of valid inputs for any loss, drawn from the domains on its card.</summary>
internal sealed class BatchMaker
{
    private BatchMaker(Loss loss, double[] predictions, double[] targets, int[] classes, int columns) =>
        (Loss, Predictions, Targets, Classes, Columns) = (loss, predictions, targets, classes, columns);

    internal Loss Loss { get; }

    internal double[] Predictions { get; }

    internal double[] Targets { get; }

    internal int[] Classes { get; }

    internal int Columns { get; }

    internal int Rows => Predictions.Length / Columns;

    internal int TargetColumns => Targets.Length / Rows;

    internal static BatchMaker Make(Loss loss, int rows, ulong seed = 7)
    {
        PointSource source = new(loss, seed);
        List<double> predictions = [], targets = [];
        List<int> classes = [];
        int columns = 1;
        for (int i = 0; i < rows; i++)
        {
            LossPoint point = source.Next();
            columns = point.Predictions.Length / point.Rows;
            predictions.AddRange(point.Predictions[..columns]);
            targets.AddRange(point.Targets[..(point.Targets.Length / point.Rows)]);
            classes.AddRange(point.Classes.Length > 0 ? point.Classes[..1] : []);
        }

        return new(loss, [.. predictions], [.. targets], [.. classes], columns);
    }

    internal LossBatch<double> Batch(ReadOnlySpan<double> weights = default) => Of(Predictions, weights);

    internal LossBatch<double> Of(ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights = default) =>
        Classes.Length > 0 ? new(predictions, Columns, Classes, weights) : new(predictions, Columns, Targets, TargetColumns, weights);

    internal BatchMaker Take(params int[] rows) => new(
        Loss,
        [.. rows.SelectMany(r => Predictions.Skip(r * Columns).Take(Columns))],
        [.. rows.SelectMany(r => Targets.Skip(r * TargetColumns).Take(TargetColumns))],
        Classes.Length == 0 ? [] : [.. rows.Select(r => Classes[r])],
        Columns);

    internal double Evaluate(ReadOnlySpan<double> weights = default, Reduction reduction = Reduction.Mean) =>
        Loss.Evaluate(Batch(weights), default, reduction, threads: 1);

    internal double[] Gradient(ReadOnlySpan<double> weights = default, Reduction reduction = Reduction.Mean)
    {
        double[] gradient = new double[Predictions.Length];
        Loss.Evaluate(Batch(weights), new() { Gradient = gradient }, reduction, threads: 1);
        return gradient;
    }
}
