namespace Lossworks.Tuning;

/// <summary>Wilcoxon's signed-rank test with one side: how likely are pairs to differ so much upwards by chance.</summary>
/// <remarks>
/// Wilcoxon (1945), doi:10.2307/3001968. Differences of zero take part in the ranking and then drop out: Pratt (1959), doi:10.1080/01621459.1959.10501526.
/// Equal
/// sizes share the mean of their ranks. Our own, because MathNet.Numerics has no rank tests.
/// </remarks>
internal static class SignedRankTest
{
    /// <summary>Up to as many pairs the distribution is counted out, beyond it is taken as normal, as SciPy does.</summary>
    private const int MostCounted = 50;

    /// <summary>The probability of a sum of upward ranks at least as large as this one, if upwards and downwards are equally likely.</summary>
    /// <returns>From 0 to 1; 1 where no difference is other than zero.</returns>
    internal static double UpwardProbability(IReadOnlyList<double> differences)
    {
        (long[] twice, long upward) = Rank(differences);
        return twice.Length == 0 ? 1 : differences.Count <= MostCounted ? Counted(twice, upward) : Normal(twice, upward);
    }

    /// <summary>Twice the ranks, which are whole even where ranks are shared, of the differences other than zero; and the sum of the upward ones.</summary>
    private static (long[] Twice, long Upward) Rank(IReadOnlyList<double> differences)
    {
        double[] sorted = [.. differences.OrderBy(Math.Abs)];
        var twice = new List<long>();
        long upward = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            double size = Math.Abs(sorted[start]);
            for (end = start + 1; end < sorted.Length && Math.Abs(sorted[end]) == size; end++)
            {
            }

            long rank = start + end + 1;
            if (size == 0)
                continue;
            twice.AddRange(Enumerable.Repeat(rank, end - start));
            upward += rank * sorted[start..end].Count(d => d > 0);
        }

        return ([.. twice], upward);
    }

    /// <summary>Each rank is upward or not with probability one half: the distribution of the sum, rank by rank.</summary>
    private static double Counted(long[] twice, long upward)
    {
        double[] distribution = new double[twice.Sum() + 1];
        distribution[0] = 1;
        long reached = 0;
        foreach (long rank in twice)
        {
            reached += rank;
            for (long sum = reached; sum >= 0; sum--)
                distribution[sum] = (distribution[sum] + (sum >= rank ? distribution[sum - rank] : 0)) / 2;
        }

        double tail = 0;
        for (long sum = reached; sum >= upward; sum--)
            tail += distribution[sum];
        return Math.Min(1, tail);
    }

    /// <summary>The sum has half the ranks as its mean and a quarter of their squares as its variance, shared ranks and zeros included.</summary>
    private static double Normal(long[] twice, long upward)
    {
        double mean = twice.Sum() / 2.0, deviation = Math.Sqrt(twice.Sum(rank => (double)rank * rank) / 4);
        return MathNet.Numerics.SpecialFunctions.Erfc((upward - mean) / deviation / Math.Sqrt(2)) / 2;
    }
}
