using MathNet.Numerics;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>Whether numbers of one kind tend to be larger than those of another: regrets are far from normal, so ranks are compared.</summary>
internal static class RankSum
{
    /// <summary>
    /// The probability, if both were the same, that the first ones came out at least so much larger. Mann and Whitney (1947), doi:10.1214/aoms/1177730491,
    /// by the normal approximation with its corrections for ties and for continuity.
    /// </summary>
    internal static double ProbabilityOfLarger(double[] first, double[] second)
    {
        double[] all = [.. first, .. second];
        Array.Sort(all);
        double n = first.Length, m = second.Length, total = n + m;
        double ties = all.CountBy(x => x).Sum(t => (Math.Pow(t.Value, 3) - t.Value) / (total * (total - 1)));
        double variance = n * m / 12 * (total + 1 - ties);
        if (variance <= 0)
            return 1;
        double wins = first.Sum(a => second.Sum(b => a > b ? 1 : a == b ? 0.5 : 0));
        return 0.5 * SpecialFunctions.Erfc((wins - (n * m / 2) - 0.5) / Math.Sqrt(2 * variance));
    }

    /// <summary>Of several questions asked together: Holm (1979), "A simple sequentially rejective multiple test procedure".</summary>
    internal static double[] Holm(double[] probabilities)
    {
        double[] adjusted = new double[probabilities.Length];
        double largest = 0;
        int rank = 0;
        foreach (int i in Enumerable.Range(0, probabilities.Length).OrderBy(i => probabilities[i]))
            adjusted[i] = largest = Math.Max(largest, Math.Min(1, (probabilities.Length - rank++) * probabilities[i]));
        return adjusted;
    }
}
