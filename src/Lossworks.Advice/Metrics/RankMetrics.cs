namespace Lossworks.Advice.Metrics;

/// <summary>Metrics of the order of rows: how often, of two rows, the one that was said to be at greater risk is.</summary>
internal static class RankMetrics
{
    internal static IReadOnlyList<Metric> All { get; } =
    [
        new("auc", "area under the ROC curve: of two rows of different classes, how often the right one has the greater risk")
        {
            Whole = (f, t) => Concordance([.. Enumerable.Range(0, t.Rows).Select(f.RiskOf)], [.. t.Codes.Select(c => (double)c)], t.Weights),
            Wants = new(WantKind.RankingOfRisk),
            HigherIsBetter = true,
            OfClasses = true,
            NeedsOrder = true,
            Constant = _ => [0.5],
        },
        new("concordance", "of two rows with different targets, how often the one with the greater target was said to be greater")
        {
            Whole = (f, t) => Concordance([.. Enumerable.Range(0, t.Rows).Select(i => f[i])], t.Numbers, t.Weights),
            Wants = new(WantKind.RankingOfRisk),
            HigherIsBetter = true,
            Constant = _ => [0],
        },
    ];

    /// <summary>
    /// The share of pairs in the right order, ties counted half (Harrell et al. 1982, doi:10.1001/jama.1982.03320430047030): rows by their targets, and a tree of
    /// weights over the ranks of the forecasts, so that a million rows take a second and not a day.
    /// </summary>
    private static double Concordance(double[] forecasts, double[] targets, double[] weights)
    {
        int n = targets.Length;
        double[] levels = [.. forecasts.Distinct().Order()];
        int[] ranks = [.. forecasts.Select(f => Array.BinarySearch(levels, f) + 1)];
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => targets[i])];
        double[] tree = new double[levels.Length + 1];
        double right = 0, pairs = 0, before = 0;
        for (int start = 0; start < n;)
        {
            int end = start;
            for (; end < n && targets[order[end]] == targets[order[start]]; end++)
            {
                double w = weights.Length == 0 ? 1 : weights[order[end]];
                double below = Sum(tree, ranks[order[end]] - 1), upTo = Sum(tree, ranks[order[end]]);
                right += w * (below + (0.5 * (upTo - below)));
                pairs += w * before;
            }

            for (; start < end; start++)
            {
                double w = weights.Length == 0 ? 1 : weights[order[start]];
                before += w;
                for (int k = ranks[order[start]]; k < tree.Length; k += k & -k)
                    tree[k] += w;
            }
        }

        return pairs > 0 ? right / pairs : 0.5;
    }

    private static double Sum(double[] tree, int upTo)
    {
        double sum = 0;
        for (int k = upTo; k > 0; k -= k & -k)
            sum += tree[k];
        return sum;
    }
}
