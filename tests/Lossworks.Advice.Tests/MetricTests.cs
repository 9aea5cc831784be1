using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Tests;

/// <summary>Metrics by hand, and the constant that each calls best.</summary>
public sealed class MetricTests
{
    private static readonly double[] Targets = [1, 2, 3, 10];

    [Theory]
    [InlineData("rmse")]
    [InlineData("mae")]
    [InlineData("rmsle")]
    [InlineData("poisson-deviance")]
    [InlineData("gamma-deviance")]
    [InlineData("pinball:0.75")]
    public void No_other_constant_beats_the_best_one(string name)
    {
        Metric metric = Metric.Parse(name);
        Truth truth = new(Targets, [], 0);
        double best = Of(metric, truth, metric.Constant(truth)[0]);
        for (double c = 0.1; c < 12; c += 0.1)
            Assert.True(Of(metric, truth, c) >= best - 1e-12, $"{c} gives {Of(metric, truth, c)}, the best constant {best}");
    }

    [Fact]
    public void Numbers_come_out_as_by_hand()
    {
        Truth truth = new([1, 2], [], 0);
        Forecast forecast = new([2, 4], 1, true);
        Assert.Equal(Math.Sqrt(2.5), Metric.Parse("rmse").Of(forecast, truth), 1e-15);
        Assert.Equal(1.5, Metric.Parse("mae").Of(forecast, truth), 1e-15);
        Assert.Equal((0.1 + 0.2) / 2, Metric.Parse("pinball:0.9").Of(forecast, truth), 1e-15);
    }

    [Fact]
    public void Classes_come_out_as_by_hand()
    {
        Truth truth = new([], [0, 1], 2);
        Forecast probabilities = new([0.25, 0.5], 1, true), scores = new([-0.2, 0.3], 1, false);
        Assert.Equal(-(Math.Log(0.75) + Math.Log(0.5)) / 2, Metric.Parse("log-loss").Of(probabilities, truth), 1e-15);
        Assert.Equal(((2 * 0.0625) + (2 * 0.25)) / 2, Metric.Parse("brier").Of(probabilities, truth), 1e-15);
        Assert.Equal(1, Metric.Parse("accuracy").Of(scores, truth));
        Assert.Equal(0.5, Metric.Parse("accuracy").Of(probabilities, truth));
    }

    private static double Of(Metric metric, Truth truth, double constant) => metric.Of(new([.. truth.Numbers.Select(_ => constant)], 1, true), truth);
}
