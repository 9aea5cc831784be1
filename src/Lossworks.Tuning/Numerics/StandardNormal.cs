using MathNet.Numerics.Distributions;

namespace Lossworks.Tuning;

/// <summary>Standard normal numbers at random.</summary>
internal static class StandardNormal
{
    /// <summary>One, by the quantile of a uniform number.</summary>
    internal static double Next(Xoshiro256 random) => Normal.InvCDF(0, 1, random.NextDouble() + (0.5 / (1UL << 53)));

    /// <summary>Two, by the method of Box and Muller (1958), doi:10.1214/aoms/1177706645: several times faster.</summary>
    internal static (double First, double Second) Pair(Xoshiro256 random)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        return (radius * cos, radius * sin);
    }
}
