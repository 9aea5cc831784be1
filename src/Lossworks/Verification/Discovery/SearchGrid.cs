namespace Lossworks.Verification;

/// <summary>Places to look at: evenly where numbers are ordinary, and by powers of ten towards the places that matter and away from them.</summary>
internal static class SearchGrid
{
    /// <summary>The decades, up and down, at which growth is watched: what still grows from the second to the third grows without bound.</summary>
    internal static readonly int[] Levels = [4, 8, 12];

    /// <summary>Ordinary numbers reach so far.</summary>
    internal const double Ordinary = 12;

    private const double Step = 1.0 / 32;

    /// <summary>Rising, without repetition, inside a domain.</summary>
    /// <param name="domain">Where the numbers may lie; its ends are approached too.</param>
    /// <param name="centers">Places to approach.</param>
    /// <param name="decades">How many powers of ten up and down.</param>
    /// <param name="perDecade">How many numbers to each.</param>
    internal static double[] Of(Interval domain, IEnumerable<double> centers, int decades, int perDecade)
    {
        List<double> places = [.. Enumerable.Range(0, (int)(2 * Ordinary / Step)).Select(n => -Ordinary + 0.003 + (n * Step)).Select(x => Folded(domain, x))];
        foreach (double center in centers.Append(domain.Low).Append(domain.High).Where(double.IsFinite).Distinct())
        {
            places.Add(center);
            for (int n = -decades * perDecade; n <= decades * perDecade; n++)
            {
                double away = Math.Pow(10, n / (double)perDecade);
                places.Add(center + away);
                places.Add(center - away);
            }
        }

        return [.. places.Where(domain.Contains).Distinct().Order()];
    }

    /// <summary>The first level to which a place belongs, by its size and by how near it lies to a place that matters.</summary>
    internal static int LevelOf(Interval domain, double x, double target, IReadOnlyList<double> suspects)
    {
        double large = Math.Max(Math.Abs(x), Math.Abs(target)), near = Math.Min(Nearness(x), Math.Min(Nearness(target), Nearness(x - target)));
        near = Math.Min(near, Math.Min(Nearness(x - domain.Low), Nearness(x - domain.High)));
        foreach (double suspect in suspects)
            near = Math.Min(near, Math.Min(Nearness(x - suspect), Nearness(x + suspect)));
        int level = 0;
        while (level < Levels.Length - 1 && (large > Math.Pow(10, Levels[level]) * 1.0001 || near < Math.Pow(10, -Levels[level]) * 0.9999))
            level++;
        return level;
    }

    /// <summary>A place itself is no approach to it: what is there counts from the first level on.</summary>
    private static double Nearness(double distance) => distance == 0 || !double.IsFinite(distance) ? double.PositiveInfinity : Math.Abs(distance);

    /// <summary>Of a bounded domain all of the ordinary numbers lie inside.</summary>
    private static double Folded(Interval domain, double x) =>
        double.IsFinite(domain.Low) && double.IsFinite(domain.High)
            ? domain.Low + ((domain.High - domain.Low) * (x + Ordinary) / (2 * Ordinary))
            : x;
}
