using Lossworks.Verification;

namespace Lossworks.Training.Tests;

/// <summary>Every loss of the catalogue can be descended: on targets of its own kind a linear model gets no worse.</summary>
public sealed class WholeCatalogueTests
{
    private const int Rows = 40;

    public static TheoryData<string> All => [.. LossCatalogue.BuiltIn.Entries.Select(e => e.CreateExample().ToString())];

    [Theory]
    [MemberData(nameof(All))]
    public void Descends(string spec)
    {
        Loss loss = Loss.Parse(spec);
        TrainingData data = Made(loss);
        TrainingOptions options = new() { Steps = 25, KeepTrace = true };
        TrainingResult result = Trainer.Fit(loss, data, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(double.IsFinite(result.Value), result.Explanation);
        Assert.NotEmpty(result.Trace);
        Assert.True(result.Value <= result.Trace[0].Loss + (1e-9 * Math.Abs(result.Trace[0].Loss)), $"from {result.Trace[0].Loss:R} to {result.Value:R}: {result.Explanation}");
    }

    /// <summary>A loss that says it adds up over rows has, piece by piece, the mean and the gradient of the whole; one that couples rows does not say so.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Adds_up_over_rows_if_it_says_so(string spec)
    {
        Loss loss = Loss.Parse(spec);
        if (!loss.AddsUpOverRows)
        {
            Assert.True(loss.Shape == LossShape.Batch || spec is "equalization" or "class-weighted-cross-entropy", spec);
            return;
        }

        PointSource source = new(loss, 6);
        LossPoint[] rows = [.. Enumerable.Range(0, Rows).Select(_ => source.Next())];
        double[] weights = [.. Enumerable.Range(0, Rows).Select(i => 1.0 + (i % 3))], gradient = new double[rows.Sum(r => r.Predictions.Length)];
        int columns = rows[0].Predictions.Length, perRow = loss.TakesRows ? 1 : columns;
        double expected = loss.Evaluate(Batch(rows, weights, perRow), new() { Gradient = gradient });
        double sum = 0;
        for (int start = 0; start < Rows; start += 7)
        {
            int count = Math.Min(7, Rows - start);
            double[] part = new double[count * columns];
            sum += loss.Evaluate(Batch(rows[start..(start + count)], weights[start..(start + count)], perRow), new() { Gradient = part }, Reduction.Sum);
            for (int i = 0; i < part.Length; i++)
                Close.To(gradient[(start * columns) + i], part[i] / (weights.Sum() * perRow), 1e-12);
        }

        Close.To(expected, sum / (weights.Sum() * perRow), 1e-12);
    }

    private static LossBatch<double> Batch(LossPoint[] rows, double[] weights, int perRow)
    {
        double[] predictions = [.. rows.SelectMany(r => r.Predictions.ToArray())], each = [.. weights.SelectMany(w => Enumerable.Repeat(w, perRow))];
        int columns = predictions.Length / rows.Length;
        return rows[0].Classes.Length > 0
            ? new(predictions, columns, (int[])[.. rows.SelectMany(r => r.Classes.ToArray())], each)
            : new(predictions, columns, (double[])[.. rows.SelectMany(r => r.Targets.ToArray())], rows[0].Targets.Length, each);
    }

    private static TrainingData Made(Loss loss)
    {
        PointSource source = new(loss, 5);
        double[] features = [.. Enumerable.Range(0, Rows * 2).Select(_ => source.NextUnit() - 0.5)];
        int columns = loss.TakesRows ? loss.ExampleColumns : 1;
        if (loss.TakesRows && loss.Target.IsClass)
            return TrainingData.OfClasses(features, Rows, 2, [.. Enumerable.Range(0, Rows).Select(i => i % loss.ClassCount(columns))], loss.ClassCount(columns));
        int targets = loss.ExampleTargets(columns);
        List<double> truth = [];
        for (int i = 0; i < Rows; i++)
        {
            LossPoint point = source.Next();
            truth.AddRange(point.Targets[..targets]);
        }

        return new(features, Rows, 2, [.. truth], targetColumns: targets);
    }
}
