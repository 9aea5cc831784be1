using Lossworks.Advice.Forecasting;

namespace Lossworks.Advice.Metrics;

/// <summary>
/// Metrics of the mode. No score is consistent for the mode of a density (Heinrich 2014, doi:10.1093/biomet/ast048); the share of targets within a distance is for
/// the middle of the interval of that width that holds most of them.
/// </summary>
internal static class ModeMetrics
{
    /// <summary>How near is near, as a share of the middle half of the targets' own spread, where nobody says.</summary>
    private const double UsualShare = 0.25;

    /// <summary>The share of targets within a distance that follows from the spread of the targets themselves.</summary>
    internal static Metric WithinWidth { get; } = new("within", "share of targets within a quarter of their own interquartile range, for the mode")
    {
        Whole = (f, t) => Share(f, t, UsualWidth(t)),
        Wants = new(WantKind.Mode),
        HigherIsBetter = true,
        Constant = t => [Densest(t, UsualWidth(t))],
    };

    internal static Metric Within(double width) =>
        new(FormattableString.Invariant($"within:{width}"), FormattableString.Invariant($"share of targets within {width}, for the mode"))
        {
            Row = (f, t, i) => Math.Abs(f[i] - t.Numbers[i]) <= width ? 1 : 0,
            Wants = new(WantKind.Mode),
            HigherIsBetter = true,
            Constant = t => [Densest(t, width)],
        };

    private static double Share(Forecast forecast, Truth truth, double width) => truth.Mean(i => Math.Abs(forecast[i] - truth.Numbers[i]) <= width ? 1 : 0);

    private static double UsualWidth(Truth truth) =>
        UsualShare * (WeightedQuantile.Of(truth.Numbers, truth.Weights, 0.75) - WeightedQuantile.Of(truth.Numbers, truth.Weights, 0.25));

    /// <summary>The middle of the interval of twice the width that holds most.</summary>
    private static double Densest(Truth truth, double width)
    {
        int[] order = [.. Enumerable.Range(0, truth.Rows).OrderBy(i => truth.Numbers[i])];
        double inside = 0, most = -1, best = truth.Numbers[order[0]];
        for (int low = 0, high = 0; low < order.Length; low++)
        {
            for (; high < order.Length && truth.Numbers[order[high]] <= truth.Numbers[order[low]] + (2 * width); high++)
                inside += truth.WeightOf(order[high]);
            if (inside > most)
                (most, best) = (inside, truth.Numbers[order[low]] + width);
            inside -= truth.WeightOf(order[low]);
        }

        return best;
    }
}
