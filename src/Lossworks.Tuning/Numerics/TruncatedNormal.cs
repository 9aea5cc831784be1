using MathNet.Numerics;

namespace Lossworks.Tuning;

/// <summary>Normal distributions that keep to the unit interval: the mean lies in it, and what would fall outside is drawn anew.</summary>
internal static class TruncatedNormal
{
    /// <summary>The logarithm of the root of 2 pi, by which the standard normal density is divided.</summary>
    internal static double LogRootTwoPi { get; } = 0.5 * Math.Log(2 * Math.PI);

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
            return Math.Log(width) - LogRootTwoPi - (0.5 * middle * middle) + (width * width * ((middle * middle) - 1) / 24);
        double logNear = LogUpperTail(near);
        return logNear + LogOneMinusExp(LogUpperTail(far) - logNear);
    }

    /// <summary>The logarithm of the probability above a place that is not negative.</summary>
    internal static double LogUpperTail(double x)
    {
        if (x < 5)
            return Math.Log(0.5 * SpecialFunctions.Erfc(x / Math.Sqrt(2)));
        // The continued fraction of Laplace for the ratio of Mills: Abramowitz and Stegun (1964), 26.2.14. From 5 on, 60 terms are more than double shows.
        double tail = x;
        for (int k = 60; k >= 1; k--)
            tail = x + (k / tail);
        return -(0.5 * x * x) - LogRootTwoPi - Math.Log(tail);
    }

    /// <summary>A number of the unit interval.</summary>
    /// <remarks>By rejection: with the mean inside and sigma at most 1, more than a third of the draws is kept.</remarks>
    internal static double Draw(double mean, double sigma, Xoshiro256 random)
    {
        while (true)
        {
            // Box and Muller (1958), doi:10.1214/aoms/1177706645; the second number of the pair is tried next.
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())), angle = 2 * Math.PI * random.NextDouble();
            (double sin, double cos) = Math.SinCos(angle);
            double first = mean + (sigma * radius * cos), second = mean + (sigma * radius * sin);
            if (first is >= 0 and <= 1)
                return first;
            if (second is >= 0 and <= 1)
                return second;
        }
    }

    /// <summary>log(1 - exp(x)) for x below 0: Mächler (2012), "Accurately computing log(1 - exp(-|a|))".</summary>
    private static double LogOneMinusExp(double x) => x > -Math.Log(2) ? Math.Log(-SpecialFunctions.Expm1(x)) : Math.Log(1 - Math.Exp(x));
}
