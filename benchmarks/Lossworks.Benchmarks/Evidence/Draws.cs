namespace Lossworks.Benchmarks.Evidence;

/// <summary>Random numbers of the laws that problems are made of.</summary>
internal sealed class Draws(ulong seed, ulong stream)
{
    private readonly Xoshiro256 _random = new(seed, stream);

    /// <summary>From 0 up to, not including, 1.</summary>
    internal double Uniform() => _random.NextDouble();

    internal bool Chance(double probability) => Uniform() < probability;

    internal double Exponential() => -Math.Log(1 - Uniform());

    /// <summary>Mean 0, variance 1: Box and Muller (1958), doi:10.1214/aoms/1177706645.</summary>
    internal double Normal() => Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Mean 0, mean size 1.</summary>
    internal double Laplace() => Chance(0.5) ? Exponential() : -Exponential();

    /// <summary>Mean and variance are the shape: Marsaglia and Tsang (2000), doi:10.1145/358407.358414.</summary>
    internal double Gamma(double shape)
    {
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(1 - Uniform(), 1 / shape);
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(), v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }

    /// <summary>Variance infinite up to 2 degrees of freedom.</summary>
    internal double StudentT(double degrees) => Normal() / Math.Sqrt(2 * Gamma(degrees / 2) / degrees);

    /// <summary>A count of that mean: gaps of exponential length until they pass it, in pieces so small that no product of uniforms underflows.</summary>
    internal int Poisson(double mean)
    {
        const double piece = 16;
        if (mean > piece)
            return Poisson(piece) + Poisson(mean - piece);
        int count = 0;
        for (double passed = Exponential(); passed < mean; passed += Exponential())
            count++;
        return count;
    }

    /// <summary>A class by its shares, which add up to 1.</summary>
    internal int Class(ReadOnlySpan<double> shares)
    {
        double left = Uniform();
        for (int k = 0; k < shares.Length - 1; k++)
        {
            left -= shares[k];
            if (left < 0)
                return k;
        }

        return shares.Length - 1;
    }
}
