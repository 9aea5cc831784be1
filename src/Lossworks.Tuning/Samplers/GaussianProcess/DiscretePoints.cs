namespace Lossworks.Tuning;

/// <summary>Spaces of which every parameter has only so many values.</summary>
internal static class DiscretePoints
{
    /// <summary>How many points there are at most, whether allowed or not; null where there is no end of them, or they cannot be counted.</summary>
    internal static long? Most(SearchSpace space)
    {
        long product = 1;
        foreach (SearchParameter parameter in space.Parameters)
        {
            if (parameter.Count is not { } count || count > long.MaxValue / product)
                return null;
            product *= count;
        }

        return product;
    }

    /// <summary>Every point that is allowed, in the order of the space.</summary>
    internal static IEnumerable<Configuration> Allowed(SearchSpace space)
    {
        double[][] values = [.. space.Parameters.Select(p => p.Grid(int.MaxValue))];
        return From(space, values, new double[values.Length], 0).Where(space.Allows);
    }

    private static IEnumerable<Configuration> From(SearchSpace space, double[][] values, double[] point, int place)
    {
        if (place == point.Length)
        {
            yield return new(space, [.. point]);
            yield break;
        }

        foreach (double value in space.IsActive(place, point) ? values[place] : [double.NaN])
        {
            point[place] = value;
            foreach (Configuration whole in From(space, values, point, place + 1))
                yield return whole;
        }
    }
}
