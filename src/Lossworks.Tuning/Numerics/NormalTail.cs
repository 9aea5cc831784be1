using MathNet.Numerics;

namespace Lossworks.Tuning;

/// <summary>The standard normal distribution far out in its lower tail, where its probabilities underflow and their logarithms do not.</summary>
internal static class NormalTail
{
    private const double SqrtHalfPi = 1.2533141373155002512;
    /// <summary>The logarithm of the root of 2 pi, by which the density is divided.</summary>
    internal const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>The density.</summary>
    internal static double Density(double z) => Math.Exp(LogDensity(z));

    /// <summary>The logarithm of the density.</summary>
    internal static double LogDensity(double z) => (-0.5 * z * z) - HalfLogTwoPi;

    /// <summary>The probability to be below.</summary>
    internal static double Cumulative(double z) => 0.5 * SpecialFunctions.Erfc(-z * Constants.Sqrt1Over2);

    /// <summary>The logarithm of the probability to be below, with its derivative.</summary>
    internal static double LogCumulative(double z, out double slope)
    {
        if (z > -1)
        {
            double probability = Cumulative(z);
            slope = Density(z) / probability;
            return Math.Log(probability);
        }

        double mills = Mills(-z);
        slope = 1 / mills;
        return LogDensity(z) + Math.Log(mills);
    }

    /// <summary>The ratio of Mills: the probability to be above x over the density at x, for x of at least 0.</summary>
    internal static double Mills(double x)
    {
        if (x < 6)
            return SqrtHalfPi * SpecialFunctions.Erfc(x * Constants.Sqrt1Over2) * Math.Exp(0.5 * x * x);
        // Laplace's continued fraction 1/(x + 1/(x + 2/(x + ...))), from within; from 6 on, 40 of its terms are exact to double precision.
        double rest = x;
        for (int k = 40; k > 0; k--)
            rest = x + (k / rest);
        return 1 / rest;
    }
}
