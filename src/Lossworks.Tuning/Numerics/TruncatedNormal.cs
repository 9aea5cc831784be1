using MathNet.Numerics;

namespace Lossworks.Tuning;

/// <summary>Normal distributions that keep to the unit interval: the mean lies in it, and what would fall outside is drawn anew.</summary>
internal static class TruncatedNormal
{
    /// <summary>The logarithm of the mass that lies inside the unit interval before anything is cut off.</summary>
    internal static double LogInside(double mean, double sigma) => LogInterval(-mean / sigma, (1 - mean) / sigma);

    /// <summary>The logarithm of the probability that a standard normal number falls between two places, the lower one first; right in both tails.</summary>
    internal static double LogInterval(double low, double high)
    {
        if (low <= 0 && high >= 0)
            return Math.Log(0.5 * (SpecialFunctions.Erf(high / Math.Sqrt(2)) - SpecialFunctions.Erf(low / Math.Sqrt(2))));
        // Of two places on one side, the nearer one to 0 has the larger tail; narrow intervals have no difference of tails to speak of.
        (double near, double far) = low > 0 ? (low, high) : (-high, -low);
        double width = far - near, middle = 0.5 * (near + far);
        if (width * Math.Max(1, far) < 1e-3)
            return Math.Log(width) + NormalTail.LogDensity(middle) + (width * width * ((middle * middle) - 1) / 24);
        double logNear = NormalTail.LogCumulative(-near, out _);
        return logNear + LogOneMinusExp(NormalTail.LogCumulative(-far, out _) - logNear);
    }

    /// <summary>A number of the unit interval.</summary>
    /// <remarks>By rejection: with the mean inside and sigma at most 1, more than a third of the draws is kept.</remarks>
    internal static double Draw(double mean, double sigma, Xoshiro256 random)
    {
        while (true)
        {
            (double x, double y) = StandardNormal.Pair(random);
            double first = mean + (sigma * x), second = mean + (sigma * y);
            if (first is >= 0 and <= 1)
                return first;
            if (second is >= 0 and <= 1)
                return second;
        }
    }

    /// <summary>log(1 - exp(x)) for x below 0: Mächler (2012), "Accurately computing log(1 - exp(-|a|))".</summary>
    private static double LogOneMinusExp(double x) => x > -Math.Log(2) ? Math.Log(-SpecialFunctions.Expm1(x)) : Math.Log(1 - Math.Exp(x));
}
