namespace Lossworks.Tuning;

/// <summary>The first trials: a Latin hypercube, so that every coordinate is spread evenly, and of several the one whose points are farthest apart.</summary>
/// <remarks>
/// McKay, Beckman and Conover (1979), doi:10.1080/00401706.1979.10489755; Johnson, Moore and Ylvisaker (1990), doi:10.1016/0378-3758(90)90122-B.
/// </remarks>
internal static class StartDesign
{
    private const int Tries = 64;
    private const ulong DesignStream = 0x6C6174696E;

    /// <summary>Coordinates from 0 to 1 of so many points.</summary>
    internal static double[][] Of(int count, int dimensions, ulong seed)
    {
        Xoshiro256 random = new(seed, DesignStream);
        double[][] best = [];
        double widest = -1;
        for (int i = 0; i < Tries; i++)
        {
            double[][] points = Hypercube(count, dimensions, random);
            double distance = LeastDistance(points);
            if (distance > widest)
                (best, widest) = (points, distance);
        }

        return best;
    }

    /// <summary>
    /// Of points at random that have not been tried, the one that is farthest from those that have; null where every point at random has been tried.
    /// </summary>
    internal static Configuration? Farthest(SearchSpace space, IReadOnlyCollection<Configuration> begun, Xoshiro256 random)
    {
        Coordinates coordinates = new(space);
        double[][] known = [.. begun.Select(coordinates.Of)];
        HashSet<Configuration> tried = [.. begun];
        return Enumerable.Range(0, Tries)
            .Select(_ => RandomPoints.Allowed(space, random))
            .Where(p => !tried.Contains(p))
            .MaxBy(p => known.Select(k => Distance(coordinates, k, coordinates.Of(p))).DefaultIfEmpty(0).Min());
    }

    private static double Distance(Coordinates coordinates, double[] a, double[] b)
    {
        double sum = 0;
        for (int d = 0; d < a.Length; d++)
            sum += MaternKernel.Squared(a[d], b[d], coordinates.IsChoice[d]);
        return sum;
    }

    private static double[][] Hypercube(int count, int dimensions, Xoshiro256 random)
    {
        double[][] points = [.. Enumerable.Range(0, count).Select(_ => new double[dimensions])];
        int[] order = [.. Enumerable.Range(0, count)];
        for (int d = 0; d < dimensions; d++)
        {
            random.Shuffle(order);
            for (int i = 0; i < count; i++)
                points[i][d] = (order[i] + random.NextDouble()) / count;
        }

        return points;
    }

    private static double LeastDistance(double[][] points)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < points.Length; i++)
        {
            for (int j = 0; j < i; j++)
                least = Math.Min(least, points[i].Zip(points[j], (a, b) => (a - b) * (a - b)).Sum());
        }

        return least;
    }
}
