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
