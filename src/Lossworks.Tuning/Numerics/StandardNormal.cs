using MathNet.Numerics.Distributions;

namespace Lossworks.Tuning;

/// <summary>Standard normal numbers at random.</summary>
internal static class StandardNormal
{
    internal static double Next(Xoshiro256 random) => Normal.InvCDF(0, 1, (random.Next() >> 11) * (1.0 / (1UL << 53)) + (0.5 / (1UL << 53)));
}
