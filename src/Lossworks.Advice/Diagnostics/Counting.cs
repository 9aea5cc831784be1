using Lossworks.Data;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Counts and what a Poisson fit expects of them, row by row; of a rate, both are multiplied back by the exposure.</summary>
/// <param name="Counts">What was counted.</param>
/// <param name="Expected">What the fit expects.</param>
internal sealed record Counting(double[] Counts, double[] Expected)
{
    /// <summary>Null where nothing is counted.</summary>
    internal static Counting? Of(FirstLook look)
    {
        if (look.Problem.Target.Kind != TargetKind.Count || look.Means.Length == 0)
            return null;
        double[] counts = [.. look.Rows.Select(r => look.Problem.Target.Numbers[r])];
        double[] expected = [.. look.Means.Select((m, i) => Math.Max(m * (look.Exposure.Length == 0 ? 1 : look.Exposure[look.Rows[i]]), 1e-3))];
        return new(counts, expected);
    }

    /// <summary>Pearson's chi-squared for each row: 1 under a Poisson distribution.</summary>
    internal double Dispersion => Counts.Zip(Expected, (c, m) => (c - m) * (c - m) / m).Average();

    /// <summary>The dispersion of a negative binomial distribution with variance m + dispersion m^2, by moments; 0 where there is none.</summary>
    internal double Excess => Math.Max(0, Counts.Zip(Expected, (c, m) => ((c - m) * (c - m)) - m).Sum() / Expected.Sum(m => m * m));

    internal double ZeroShare => Counts.Count(c => c == 0) / (double)Counts.Length;

    /// <summary>The share of zeros under a Poisson distribution.</summary>
    internal double ExpectedZeroShare => Expected.Average(m => Math.Exp(-m));

    /// <summary>The same under a negative binomial distribution of the same dispersion.</summary>
    internal double DispersedZeroShare => Excess is > 0 and { } d ? Expected.Average(m => Math.Pow(1 + (d * m), -1 / d)) : ExpectedZeroShare;
}
