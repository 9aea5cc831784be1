namespace Lossworks.Advice.Metrics;

/// <summary>Metrics of intervals: a forecast has two numbers per row, the lower end and the upper one.</summary>
internal static class IntervalMetrics
{
    /// <summary>The width, and a fine for each target outside (Winkler 1972, doi:10.1080/01621459.1972.10481224).</summary>
    internal static Metric Score(double share)
    {
        double alpha = 1 - share;
        return new(FormattableString.Invariant($"interval:{share}"), FormattableString.Invariant($"interval score, width and a fine for each miss, consistent for the central interval of {share:P0}"))
        {
            Row = (f, t, i) => f.Upper(i) - f[i] + (2 / alpha * (Math.Max(f[i] - t.Numbers[i], 0) + Math.Max(t.Numbers[i] - f.Upper(i), 0))),
            Wants = new(WantKind.Interval, share),
            Constant = t => [WeightedQuantile.Of(t.Numbers, t.Weights, alpha / 2), WeightedQuantile.Of(t.Numbers, t.Weights, 1 - (alpha / 2))],
        };
    }

    /// <summary>The share of targets inside.</summary>
    internal static Metric Coverage { get; } = new("coverage", "share of targets inside the interval")
    {
        Row = (f, t, i) => t.Numbers[i] >= f[i] && t.Numbers[i] <= f.Upper(i) ? 1 : 0,
        Constant = _ => [double.NaN, double.NaN],
    };

    /// <summary>The width.</summary>
    internal static Metric Width { get; } = new("width", "mean width of the interval")
    {
        Row = (f, _, i) => f.Upper(i) - f[i],
        Constant = _ => [double.NaN, double.NaN],
    };
}
