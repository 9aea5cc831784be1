namespace Lossworks.Advice.Metrics;

/// <summary>Metrics of numbers.</summary>
internal static class NumberMetrics
{
    internal static IReadOnlyList<Metric> All { get; } =
    [
        new("rmse", "root mean squared error, consistent for the mean")
        {
            Row = (f, t, i) => Square(f[i] - t.Numbers[i]),
            Finish = Math.Sqrt,
            Wants = new(WantKind.Mean),
            Constant = Mean,
        },
        new("mae", "mean absolute error, consistent for the median")
        {
            Row = (f, t, i) => Math.Abs(f[i] - t.Numbers[i]),
            Wants = new(WantKind.Median),
            Constant = t => [WeightedQuantile.Of(t.Numbers, t.Weights, 0.5)],
        },
        new("rmsle", "root mean squared difference of log(1 + value): relative errors, consistent for the mean of the logarithm")
        {
            Row = (f, t, i) => Square(Log1p(f[i]) - Log1p(t.Numbers[i])),
            Finish = Math.Sqrt,
            Wants = new(WantKind.Mean),
            Targets = Interval.NonNegative,
            Constant = t => [Math.Exp(t.Mean(i => Log1p(t.Numbers[i]))) - 1],
        },
        new("poisson-deviance", "mean Poisson deviance, consistent for the mean, with errors weighed as those of counts")
        {
            Row = (f, t, i) => PoissonDeviance(f[i], t.Numbers[i]),
            Wants = new(WantKind.Mean),
            Targets = Interval.NonNegative,
            Constant = Mean,
        },
        new("gamma-deviance", "mean gamma deviance, consistent for the mean, by relative errors")
        {
            Row = (f, t, i) => GammaDeviance(f[i], t.Numbers[i]),
            Wants = new(WantKind.Mean),
            Targets = Interval.Positive,
            Constant = Mean,
        },
    ];

    internal static Metric Pinball(double level) =>
        new(FormattableString.Invariant($"pinball:{level}"), FormattableString.Invariant($"pinball loss, consistent for the quantile {level}"))
        {
            Row = (f, t, i) => PinballOf(t.Numbers[i] - f[i], level, 1 - level),
            Wants = new(WantKind.Quantile, level),
            Constant = t => [WeightedQuantile.Of(t.Numbers, t.Weights, level)],
        };

    internal static Metric Cost(Costs costs) =>
        new("cost", FormattableString.Invariant($"mean cost, {costs.Under} for each unit too little and {costs.Over} for each too much, consistent for the quantile {costs.Level:0.###}"))
        {
            Row = (f, t, i) => PinballOf(t.Numbers[i] - f[i], costs.Under!.Value, costs.Over!.Value),
            Wants = new(WantKind.Quantile, costs.Level),
            Constant = t => [WeightedQuantile.Of(t.Numbers, t.Weights, costs.Level)],
        };

    internal static double[] Mean(Truth truth) => [truth.Mean(i => truth.Numbers[i])];

    /// <summary>What a shortfall costs: the first price where the answer is too low, the second where it is too high.</summary>
    private static double PinballOf(double shortfall, double under, double over) => shortfall >= 0 ? under * shortfall : -over * shortfall;

    private static double Square(double x) => x * x;

    /// <summary>A forecast below -1 has no logarithm; it is taken at the border, the worst that the metric can say of it.</summary>
    private static double Log1p(double x) => Math.Log(Math.Max(1 + x, 1e-9));

    /// <summary>A negative mean is impossible for a count: an infinite deviance would hide by how much, so a tiny mean stands in.</summary>
    private static double PoissonDeviance(double mean, double y)
    {
        mean = Math.Max(mean, 1e-9);
        return 2 * ((y > 0 ? y * Math.Log(y / mean) : 0) - (y - mean));
    }

    private static double GammaDeviance(double mean, double y)
    {
        mean = Math.Max(mean, 1e-9);
        return 2 * ((y / mean) - 1 - Math.Log(y / mean));
    }
}
