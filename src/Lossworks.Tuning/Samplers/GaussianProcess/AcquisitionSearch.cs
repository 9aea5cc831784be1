namespace Lossworks.Tuning;

/// <summary>Where the most is to be hoped for: many candidates are looked at, and from the best of them the search climbs.</summary>
/// <param name="coordinates">Of the space.</param>
/// <param name="begun">What has been tried or is being tried: not to be proposed again.</param>
/// <param name="random">Random numbers.</param>
internal sealed class AcquisitionSearch(Coordinates coordinates, HashSet<Configuration> begun, Xoshiro256 random)
{
    /// <summary>Climbs that begin nearer to each other than this would mostly end at one place.</summary>
    private const double Apart = 0.05;

    // Candidates near good points are this far from them: powers of ten, evenly.
    private const double LargestSpread = -0.5, SmallestSpread = -3;

    /// <summary>What is searched.</summary>
    internal SearchSpace Space { get; } = coordinates.Space;

    /// <summary>The points around a configuration.</summary>
    internal Neighborhood Around(Configuration configuration, double radius) => new(coordinates.Of(configuration), coordinates.IsChoice, radius);

    /// <summary>The best of these points that is new, and its value.</summary>
    internal (Configuration? Found, double Value) BestOf(IEnumerable<Configuration> points, Acquisition acquisition)
    {
        (Configuration? Found, double Value) best = (null, double.NegativeInfinity);
        foreach (Configuration point in points.Where(p => !begun.Contains(p)))
        {
            double[] place = coordinates.Of(point);
            double value = acquisition.IsOpen(place) ? acquisition.At(place) : double.NegativeInfinity;
            if (value > best.Value || best.Found is null)
                best = (point, value);
        }

        return best;
    }

    /// <summary>The best of candidates all over the space and near good points, improved by climbing, that is new, and its value.</summary>
    internal (Configuration? Found, double Value) Find(Acquisition acquisition, Configuration[] good, int candidates, int searches)
    {
        Climber climber = new(coordinates, acquisition);
        List<Candidate> found = [];
        for (int i = 0; i < candidates; i++)
        {
            if (climber.Make(i % 2 == 0 ? Anywhere() : Near(good[(i / 2) % good.Length])) is { } candidate)
                found.Add(candidate);
        }

        Candidate[] sorted = [.. found.OrderByDescending(c => c.Value)];
        IEnumerable<Candidate> ends = Starts(sorted, searches).Select(climber.Climb).OrderByDescending(c => c.Value);
        Candidate? best = ends.Concat(sorted).FirstOrDefault(c => !begun.Contains(c.Configuration));
        return (best?.Configuration, best?.Value ?? double.NegativeInfinity);
    }

    private static List<Candidate> Starts(Candidate[] sorted, int searches)
    {
        List<Candidate> starts = [];
        foreach (Candidate candidate in sorted)
        {
            if (starts.Count == searches)
                break;
            if (starts.TrueForAll(s => s.Distance(candidate) > Apart))
                starts.Add(candidate);
        }

        return starts;
    }

    private double[] Anywhere()
    {
        double[] units = new double[coordinates.Count];
        foreach (ref double unit in units.AsSpan())
            unit = random.NextDouble();
        return units;
    }

    /// <summary>Some coordinates of a good point moved, by far or by little.</summary>
    private double[] Near(Configuration good)
    {
        double[] units = good.ToUnit();
        double spread = Math.Pow(10, LargestSpread + ((SmallestSpread - LargestSpread) * random.NextDouble()));
        int always = random.Below(units.Length);
        for (int i = 0; i < units.Length; i++)
        {
            bool moves = i == always || random.NextDouble() < 0.5;
            double drawn = random.NextDouble(), normal = StandardNormal.Next(random);
            if (double.IsNaN(units[i]) || (moves && coordinates.IsChoice[i]))
                units[i] = drawn;
            else if (moves)
                units[i] = Math.Clamp(units[i] + (normal * Math.Max(spread, Share(i))), 0, 1);
        }

        return units;
    }

    private double Share(int place) => Space.Parameters[place].Count is { } count ? 1.0 / count : 0;
}
