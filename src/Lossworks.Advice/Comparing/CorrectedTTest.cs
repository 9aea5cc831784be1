using MathNet.Numerics.Distributions;

namespace Lossworks.Advice.Comparing;

/// <summary>
/// A paired t-test whose variance is corrected for training parts that overlap between folds: without the correction a difference looks
/// far surer than it is. Nadeau and Bengio (2003), doi:10.1023/A:1024068626366
/// </summary>
internal readonly record struct CorrectedTTest
{
    private const double IntervalShare = 0.95;

    private CorrectedTTest(int count, double mean, double error) => (Count, Mean, Error) = (count, mean, error);

    /// <summary>How many differences there are.</summary>
    internal int Count { get; }

    /// <summary>Their mean.</summary>
    internal double Mean { get; }

    /// <summary>The corrected standard error of the mean; NaN for a single difference.</summary>
    internal double Error { get; }

    /// <summary>Two-sided p.</summary>
    internal double P => Count < 2 ? 1 : Error == 0 ? (Mean == 0 ? 1 : 0) : 2 * StudentT.CDF(0, 1, Count - 1, -Math.Abs(Mean / Error));

    /// <summary>Half of the width of the 95 % interval of the mean.</summary>
    internal double HalfWidth => Count < 2 ? double.NaN : Error * StudentT.InvCDF(0, 1, Count - 1, (1 + IntervalShare) / 2);

    /// <summary>Of the differences of two losses, fold by fold.</summary>
    /// <param name="differences">One per fold.</param>
    /// <param name="testShare">Rows of the test part over rows of the training part.</param>
    internal static CorrectedTTest Of(ReadOnlySpan<double> differences, double testShare)
    {
        int n = differences.Length;
        double mean = 0, squares = 0;
        foreach (double d in differences)
            mean += d / n;
        foreach (double d in differences)
            squares += (d - mean) * (d - mean);
        return new(n, mean, n < 2 ? double.NaN : Math.Sqrt(squares / (n - 1) * ((1.0 / n) + testShare)));
    }

    /// <summary>Two-sided p for the differences of two losses, fold by fold.</summary>
    internal static double PValue(ReadOnlySpan<double> differences, double testShare) => Of(differences, testShare).P;

    /// <summary>
    /// The probability that the true difference is smaller than what matters, by the Bayesian reading of the same test (Benavoli, Corani, Demsar and Zaffalon 2017,
    /// jmlr.org/papers/v18/16-305.html).
    /// </summary>
    /// <param name="least">The smallest difference that matters.</param>
    internal double PracticallyEqual(double least)
    {
        if (Count < 2)
            return double.NaN;
        return Error == 0
            ? (Math.Abs(Mean) <= least ? 1 : 0)
            : StudentT.CDF(Mean, Error, Count - 1, least) - StudentT.CDF(Mean, Error, Count - 1, -least);
    }

    /// <summary>The probability that the true difference is larger than what matters, in the direction of a sign.</summary>
    /// <param name="sign">1 or -1.</param>
    /// <param name="least">The smallest difference that matters.</param>
    internal double BeyondProbability(double sign, double least)
    {
        if (Count < 2)
            return double.NaN;
        return Error == 0 ? (sign * Mean > least ? 1 : 0) : StudentT.CDF(0, 1, Count - 1, ((sign * Mean) - least) / Error);
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
