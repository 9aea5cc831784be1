namespace Lossworks.Tuning;

/// <summary>The logarithm of the expected improvement, right where the improvement itself underflows.</summary>
/// <remarks>
/// E max(0, best - f) with f normal is sigma h(z), with z = (best - mean)/sigma and h(z) = density(z) + z cumulative(z). The logarithm has a useful slope
/// everywhere, and search by gradient needs one: Ament et al. (2023), arXiv:2310.20708.
/// </remarks>
internal static class LogExpectedImprovement
{
    // Below this, 1 - |z| Mills(|z|) loses more digits to cancellation than the series has left out.
    private const double Far = -20;

    /// <summary>log h(z), with its derivative.</summary>
    internal static double LogH(double z, out double slope)
    {
        if (z > -1)
        {
            double cumulative = NormalTail.Cumulative(z), h = NormalTail.Density(z) + (z * cumulative);
            slope = cumulative / h;
            return Math.Log(h);
        }

        double mills = NormalTail.Mills(-z), rest = z < Far ? Series(1 / (z * z)) : 1 + (z * mills);
        slope = mills / rest;
        return NormalTail.LogDensity(z) + Math.Log(rest);
    }

    /// <summary>The logarithm of the expected improvement, with its derivatives.</summary>
    internal static double Of(double best, double mean, double sigma, out double byMean, out double bySigma)
    {
        double z = (best - mean) / sigma, value = Math.Log(sigma) + LogH(z, out double slope);
        byMean = -slope / sigma;
        bySigma = (1 - (z * slope)) / sigma;
        return value;
    }

    /// <summary>1 - x Mills(x) with q = 1/x^2: q (1 - 3 q (1 - 5 q (1 - 7 q ...))).</summary>
    private static double Series(double q)
    {
        double sum = 1;
        for (int odd = 21; odd >= 3; odd -= 2)
            sum = 1 - (odd * q * sum);
        return q * sum;
    }
}
