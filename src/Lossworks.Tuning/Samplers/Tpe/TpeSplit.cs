namespace Lossworks.Tuning;

/// <summary>The trials that count as good, the best first, and those that count as bad.</summary>
/// <param name="Good">At least one, if any trial has a cost.</param>
/// <param name="Weights">Of the good ones: larger for better ones, 1 on average.</param>
/// <param name="Bad">All others: also failed ones and those under way, so that neither is tried again near by (the "liar" of Ginsbourger et al. 2010).</param>
/// <param name="Share">How many were good if there were no limit; kernels narrow with it.</param>
internal sealed record TpeSplit(Configuration[] Good, double[] Weights, Configuration[] Bad, double Share)
{
    /// <summary>As many as Bergstra et al. (2011) and its offspring take at most: what is long past its best would only widen the search.</summary>
    private const int MostGood = 25;

    internal static TpeSplit Of(IReadOnlyList<Observation> observations, IReadOnlyList<Configuration> pending, double goodShare)
    {
        Observation[] ranked =
        [
            .. observations.Where(o => double.IsFinite(o.Cost))
                .OrderByDescending(o => o.IsComplete)
                .ThenByDescending(o => o.IsComplete ? 0 : o.Trial.Steps.Length)
                .ThenBy(o => o.Cost),
        ];
        double share = goodShare * ranked.Length;
        int good = Math.Min((int)Math.Ceiling(share), MostGood);
        return new(
            [.. ranked.Take(good).Select(o => o.Configuration)],
            RankWeights(good),
            [
                .. ranked.Skip(good).Select(o => o.Configuration),
                .. observations.Where(o => !double.IsFinite(o.Cost)).Select(o => o.Configuration),
                .. pending,
            ],
            share);
    }

    /// <summary>Weights that fall by the logarithm of the rank, as in Hansen and Ostermeier (2001), doi:10.1162/106365601750190398: they need no scale of costs.</summary>
    internal static double[] RankWeights(int count)
    {
        double[] weights = [.. Enumerable.Range(1, count).Select(rank => Math.Log(count + 1) - Math.Log(rank))];
        double mean = weights.Sum() / count;
        return [.. weights.Select(w => w / mean)];
    }
}
