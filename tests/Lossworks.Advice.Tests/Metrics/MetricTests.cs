using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Tests.Metrics;

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

    [Theory]
    [InlineData("rmse")]
    [InlineData("mae")]
    [InlineData("pinball:0.3")]
    [InlineData("interval:0.8")]
    [InlineData("concordance")]
    public void A_weight_of_two_is_the_row_given_twice(string name)
    {
        Metric metric = Metric.Parse(name);
        double[] y = [3, 1, 4, 1, 5], f = [2, 2, 3, 1, 6, 0.5, 7, 1, 4, 5], once = [2, 1, 1, 3, 1];
        int[] twice = [0, 0, 1, 2, 3, 3, 3, 4];
        int columns = name.StartsWith("interval", StringComparison.Ordinal) ? 2 : 1;
        Forecast forecast = new(f[..(5 * columns)], columns, true);
        Forecast repeated = new([.. twice.SelectMany(i => forecast.Values.Skip(i * columns).Take(columns))], columns, true);
        Truth weighted = new(y, [], 0) { Weights = once };
        Assert.Equal(metric.Of(repeated, weighted.Select(twice) with { Weights = [] }), metric.Of(forecast, weighted), 1e-12);
    }

    [Fact]
    public void Weighted_constants_are_the_best_too()
    {
        foreach (string name in new[] { "rmse", "mae", "pinball:0.75", "poisson-deviance" })
        {
            Metric metric = Metric.Parse(name);
            Truth truth = new(Targets, [], 0) { Weights = [5, 1, 1, 2] };
            double best = Of(metric, truth, metric.Constant(truth)[0]);
            for (double c = 0.1; c < 12; c += 0.1)
                Assert.True(Of(metric, truth, c) >= best - 1e-12, $"{name}: {c} gives {Of(metric, truth, c)}, the best constant {best}");
        }
    }

    [Fact]
    public void The_order_of_rows_is_judged_pair_by_pair()
    {
        Random random = new(2);
        double[] y = [.. Enumerable.Range(0, 60).Select(_ => Math.Floor(6 * random.NextDouble()))], f = [.. y.Select(v => Math.Floor(v + (4 * random.NextDouble())))];
        double right = 0, pairs = 0;
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 60; j++)
            {
                if (y[i] <= y[j])
                    continue;
                pairs++;
                right += f[i] > f[j] ? 1 : f[i] == f[j] ? 0.5 : 0;
            }
        }

        Assert.Equal(right / pairs, Metric.Parse("concordance").Of(new(f, 1, true), new(y, [], 0)), 1e-12);
        int[] codes = [.. y.Select(v => v > 2 ? 1 : 0)];
        Assert.Equal(0.5, Metric.Parse("auc").Of(new([.. f.Select(_ => 0.3)], 1, true), new([], codes, 2)), 1e-12);
        Assert.Equal(1, Metric.Parse("auc").Of(new([.. y.Select(v => v / 10)], 1, true), new([], codes, 2)), 1e-12);
    }

    [Fact]
    public void An_interval_pays_for_width_and_for_misses()
    {
        Truth truth = new([1, 5], [], 0);
        Forecast forecast = new([0, 2, 0, 4], 2, true);
        // Widths 2 and 4; the second misses by 1, which costs 2/0.2.
        Assert.Equal((2 + 4 + 10) / 2.0, Metric.Parse("interval:0.8").Of(forecast, truth), 1e-12);
    }

    [Fact]
    public void Costs_decide_for_what_is_cheapest()
    {
        Costs costs = Costs.Parse("sick:well=9,well:sick=1");
        double[,] matrix = costs.Matrix(["sick", "well"]);
        Metric metric = Metric.Parse("cost", costs, matrix);
        Truth truth = new([], [0, 1], 2);
        // Of both rows "well" is said to be likelier, with 0.8; to call a sick one well costs nine times as much, so both are called sick.
        Assert.Equal(0.5, metric.Of(new([0.8, 0.8], 1, true), truth));
        Assert.Equal(4.5, metric.Of(new([1, 1], 1, false), truth));
        Assert.Throws<LossException>(() => costs.Matrix(["ill", "well"]));
    }

    [Fact]
    public void Neighbors_of_the_true_class_are_smaller_mistakes()
    {
        Truth truth = new([], [0], 3);
        Metric ranked = Metric.Parse("ranked-probability"), brier = Metric.Parse("brier");
        Forecast near = new([0, 1, 0], 3, true), far = new([0, 0, 1], 3, true);
        Assert.True(ranked.Of(near, truth) < ranked.Of(far, truth));
        Assert.Equal(brier.Of(near, truth), brier.Of(far, truth));
        Assert.Equal(2, Metric.Parse("class-distance").Of(far, truth));
    }

    [Fact]
    public void Every_class_counts_the_same_in_balanced_accuracy() =>
        Assert.Equal((1 + 0.5) / 2, Metric.Parse("balanced-accuracy").Of(new([-1, -1, -1, -1, -1, 1], 1, false), new([], [0, 0, 0, 0, 1, 1], 2)), 1e-12);

    [Fact]
    public void The_mode_is_where_most_lie_close_by()
    {
        Truth truth = new([1, 1.1, 1.2, 9, 12, 17, 20], [], 0);
        Metric within = Metric.Parse("within:0.5");
        Assert.InRange(within.Constant(truth)[0], 0.7, 1.5);
        Assert.Equal(3 / 7.0, Of(within, truth, within.Constant(truth)[0]), 1e-12);
    }

    private static double Of(Metric metric, Truth truth, double constant) => metric.Of(new([.. truth.Numbers.Select(_ => constant)], 1, true), truth);
}
