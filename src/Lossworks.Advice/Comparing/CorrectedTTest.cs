using MathNet.Numerics.Distributions;

namespace Lossworks.Advice.Comparing;

/// <summary>
/// A paired t-test whose variance is corrected for training parts that overlap between folds: without the correction a difference looks
/// far surer than it is. Nadeau and Bengio (2003), doi:10.1023/A:1024068626366
/// </summary>
internal static class CorrectedTTest
{
    /// <summary>Two-sided p for the differences of two losses, fold by fold.</summary>
    /// <param name="differences">One per fold.</param>
    /// <param name="testShare">Rows of the test part over rows of the training part.</param>
    internal static double PValue(ReadOnlySpan<double> differences, double testShare)
    {
        int n = differences.Length;
        if (n < 2)
            return 1;
        double mean = 0, squares = 0;
        foreach (double d in differences)
            mean += d / n;
        foreach (double d in differences)
            squares += (d - mean) * (d - mean);
        double variance = squares / (n - 1);
        if (variance == 0)
            return mean == 0 ? 1 : 0;
        double t = mean / Math.Sqrt(variance * ((1.0 / n) + testShare));
        return 2 * StudentT.CDF(0, 1, n - 1, -Math.Abs(t));
    }

    /// <summary>Adjusts several p-values so that the chance of any false claim stays at the level (Holm 1979, jstor.org/stable/4615733).</summary>
    internal static double[] Holm(IReadOnlyList<double> pValues)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i])];
        double[] adjusted = new double[pValues.Count];
        double largest = 0;
        for (int k = 0; k < order.Length; k++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - k) * pValues[order[k]]));
            adjusted[order[k]] = largest;
        }

        return adjusted;
    }
}
