namespace Lossworks.Advice.Metrics;

/// <summary>Metrics of numbers.</summary>
internal static class NumberMetrics
{
    internal static IReadOnlyList<Metric> All { get; } =
    [
        new("rmse", "root mean squared error: consistent for the mean", (f, t) => Math.Sqrt(Mean(t, i => Square(f[i] - t.Numbers[i]))))
        {
            Constant = t => [t.Numbers.Average()],
        },
        new("mae", "mean absolute error: consistent for the median", (f, t) => Mean(t, i => Math.Abs(f[i] - t.Numbers[i])))
        {
            Constant = t => [Quantile(t.Numbers, 0.5)],
        },
        new("rmsle", "root mean squared difference of log(1 + value): relative errors", (f, t) => Math.Sqrt(Mean(t, i => Square(Log1p(f[i]) - Log1p(t.Numbers[i])))))
        {
            Targets = Interval.NonNegative,
            Constant = t => [Math.Exp(t.Numbers.Average(Log1p)) - 1],
        },
        new("poisson-deviance", "mean Poisson deviance: consistent for the mean of counts", (f, t) => Mean(t, i => PoissonDeviance(f[i], t.Numbers[i])))
        {
            Targets = Interval.NonNegative,
            Constant = t => [t.Numbers.Average()],
        },
        new("gamma-deviance", "mean gamma deviance: consistent for the mean, by relative errors", (f, t) => Mean(t, i => GammaDeviance(f[i], t.Numbers[i])))
        {
            Targets = Interval.Positive,
            Constant = t => [t.Numbers.Average()],
        },
    ];

    internal static Metric Pinball(double level) =>
        new(
            FormattableString.Invariant($"pinball:{level}"),
            FormattableString.Invariant($"pinball loss: consistent for the quantile {level}"),
            (f, t) => Mean(t, i => t.Numbers[i] >= f[i] ? level * (t.Numbers[i] - f[i]) : (1 - level) * (f[i] - t.Numbers[i])))
        {
            Constant = t => [Quantile(t.Numbers, level)],
        };

    internal static double Quantile(double[] values, double level)
    {
        double[] sorted = [.. values.Order()];
        double at = level * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }

    private static double Mean(Truth truth, Func<int, double> of)
    {
        double sum = 0;
        for (int i = 0; i < truth.Rows; i++)
            sum += of(i);
        return sum / truth.Rows;
    }

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
