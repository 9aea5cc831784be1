using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Diagnostics;

/// <summary>The shape of a distribution by its quantiles, on which no single value has much hold.</summary>
internal static class Shape
{
    /// <summary>The span of the middle 95 % over that of the middle 50 %, under a normal distribution.</summary>
    private const double NormalTails = 2.9058;

    /// <summary>
    /// How much farther the upper decile is from the median than the lower, as a share of their distance: from -1 to 1, 0 where both sides are alike
    /// (Hinkley 1975, doi:10.1093/biomet/62.1.101). Its standard error under a normal distribution is 1.04/sqrt(n).
    /// </summary>
    internal static double Skewness(double[] values)
    {
        double low = At(values, 0.1), middle = At(values, 0.5), high = At(values, 0.9);
        return high > low ? (high + low - (2 * middle)) / (high - low) : 0;
    }

    /// <summary>
    /// How far the tails reach in units of the middle half, as a multiple of the normal distribution's: 1 normal, 1.3 Student's t with 4 degrees of freedom, 1.5
    /// Laplace, 1.8 with 2 degrees (Crow and Siddiqui 1967, doi:10.1080/01621459.1967.10482914). Its standard error under a normal distribution is 1.33/sqrt(n).
    /// </summary>
    internal static double TailWeight(double[] values)
    {
        double half = At(values, 0.75) - At(values, 0.25);
        return half > 0 ? (At(values, 0.975) - At(values, 0.025)) / half / NormalTails : 0;
    }

    /// <summary>The power by which the chance of a large size falls, from the largest 5 % (Hill 1975, doi:10.1214/aos/1176343247); infinite where they are equal.</summary>
    internal static double TailIndex(double[] sizes)
    {
        double[] sorted = [.. sizes.OrderDescending()];
        int count = Math.Max(10, sorted.Length / 20);
        if (sorted.Length <= count || !(sorted[count] > 0))
            return double.PositiveInfinity;
        double mean = sorted.Take(count).Average(s => Math.Log(s / sorted[count]));
        return mean > 0 ? 1 / mean : double.PositiveInfinity;
    }

    private static double At(double[] values, double level) => WeightedQuantile.Of(values, [], level);
}
