namespace Lossworks.Tuning;

/// <summary>Points at random.</summary>
internal static class RandomPoints
{
    private const int MostTries = 10_000;

    /// <summary>A point of the space, whether it is allowed or not.</summary>
    internal static Configuration Any(SearchSpace space, Xoshiro256 random)
    {
        Span<double> units = stackalloc double[64];
        units = space.Parameters.Length <= units.Length ? units[..space.Parameters.Length] : new double[space.Parameters.Length];
        foreach (ref double unit in units)
            unit = random.NextDouble();
        return space.FromUnit(units);
    }

    /// <summary>A point that every constraint allows.</summary>
    /// <exception cref="TuningException">None was found.</exception>
    internal static Configuration Allowed(SearchSpace space, Xoshiro256 random)
    {
        for (int i = 0; i < MostTries; i++)
        {
            Configuration point = Any(space, random);
            if (space.Allows(point))
                return point;
        }

        throw new TuningException($"of {MostTries:N0} points at random none was allowed by: {string.Join("; ", space.Constraints.Select(c => c.Says))}. Loosen them, or choose ranges in which they mostly hold.");
    }
}
