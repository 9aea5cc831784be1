namespace Lossworks.Tuning;

/// <summary>The generations of a study, learned anew from its trials: always the same of the same trials. Goes on where more trials are known.</summary>
/// <param name="space">What is searched.</param>
/// <param name="seed">Of the study.</param>
/// <param name="lag">How many trials are chosen before the result of one is known.</param>
/// <param name="asked">How many trials a generation has; null as usual.</param>
/// <param name="step">The deviation at the start, in units of the range.</param>
internal sealed class CmaEsReplay(CmaEsSpace space, ulong seed, int lag, int? asked, double step)
{
    /// <summary>After this, constraints are met by points at random.</summary>
    private const int MostTries = 1000;

    private readonly List<Observation> _learned = [];
    // Those of which trials may still be to come, the latest last.
    private readonly List<Generation> _generations = [];

    // With sixteen trials at once, on a sphere, an ellipsoid and Rosenbrock's valley in five dimensions, generations of sixteen were the fastest of 8, 16, 24, 30:
    // smaller ones never know the one before, and lose the valley.
    private int Population => asked ?? Math.Max(CmaEsWeights.UsualPopulation(space.Dimensions), lag + 1);

    private Generation Latest => _generations[^1];

    /// <summary>A trial before the first generation is known.</summary>
    internal static Configuration First(CmaEsSpace space, ulong seed, int number, double step) =>
        Draw(space, Start(space, seed, 0, step), seed, number).Configuration;

    /// <summary>The trial of a number.</summary>
    internal Configuration Propose(IReadOnlyList<Observation> observations, int number)
    {
        if (_generations.Count == 0 || !HasLearnedFrom(observations))
            Restart();
        while (observations.Count >= Latest.First + Latest.Population)
            Learn(observations);
        return Draw(space, Latest.Distribution, seed, number).Configuration;
    }

    private static CmaEsDistribution Start(CmaEsSpace space, ulong seed, int run, double step)
    {
        double[] center = new double[space.Dimensions];
        Array.Fill(center, 0.5);
        if (run > 0)
        {
            Xoshiro256 random = new(seed ^ 0x52756E73, (ulong)run);
            foreach (ref double coordinate in center.AsSpan())
                coordinate = random.NextDouble();
        }

        return new(space, center, step);
    }

    private static (Configuration Configuration, double[] Point) Draw(CmaEsSpace space, CmaEsDistribution distribution, ulong seed, int number)
    {
        Xoshiro256 random = new(seed ^ 0x436D614573, (ulong)number);
        for (int tries = 0; tries < MostTries; tries++)
        {
            double[] point = distribution.Draw(random);
            Configuration configuration = space.Configuration(point);
            if (space.Space.Allows(configuration))
                return (configuration, point);
        }

        Configuration allowed = RandomPoints.Allowed(space.Space, random);
        return (allowed, space.Point(allowed, distribution.Center));
    }

    private void Restart()
    {
        _learned.Clear();
        _generations.Clear();
        _generations.Add(new(0, 0, Population, 0, Start(space, seed, 0, step), []));
    }

    private bool HasLearnedFrom(IReadOnlyList<Observation> observations)
    {
        if (observations.Count < _learned.Count)
            return false;
        for (int i = 0; i < _learned.Count; i++)
        {
            (Observation before, Observation now) = (_learned[i], observations[i]);
            if (ReferenceEquals(before.Trial, now.Trial) && before.Cost.Equals(now.Cost))
                continue;
            if (!before.Cost.Equals(now.Cost) || before.IsComplete != now.IsComplete || LastStep(before) != LastStep(now)
                || !before.Configuration.Equals(now.Configuration))
                return false;
        }

        return true;
    }

    private void Learn(IReadOnlyList<Observation> observations)
    {
        Generation now = Latest;
        int end = now.First + now.Population;
        List<Observation> ranked = [];
        for (int i = now.First; i < end; i++)
            ranked.Add(observations[i]);
        ranked = [.. ranked.OrderBy(Class).ThenBy(o => o.IsComplete ? 0 : -LastStep(o)).ThenBy(o => o.Cost).ThenBy(o => o.Trial.Number)];
        for (int i = _learned.Count; i < end; i++)
            _learned.Add(observations[i]);
        double best = ranked[0].Cost;
        double[] bests = [.. now.Bests.TakeLast(Patience(now.Population) - 1), best];
        // Equal costs tell no direction: to follow their order would be to walk at random.
        bool tells = ranked.Any(o => !o.Cost.Equals(best));
        CmaEsDistribution next = tells
            ? now.Distribution.After(new(space.Dimensions, now.Population), [.. ranked.Select(o => PointOf(o, now.Distribution))])
            : now.Distribution;
        _generations.Add(next.IsSpent || IsFlat(bests, now.Population)
            ? new(end, end + lag, now.Population * 2, now.Run + 1, Start(space, seed, now.Run + 1, step), [])
            : new(end, end, now.Population, now.Run, next, bests));
        while (_generations.Count > 1 && _generations[1].Known <= Latest.First - lag)
            _generations.RemoveAt(0);
    }

    /// <summary>A generation's best that does not change for so long has converged: Hansen (2016), appendix B.3.</summary>
    private int Patience(int population) => 10 + (int)Math.Ceiling(30.0 * space.Dimensions / population);

    private bool IsFlat(double[] bests, int population) =>
        bests.Length == Patience(population) && (bests.All(double.IsNaN) || bests.Max() - bests.Min() <= 1e-12 * bests.Max(Math.Abs));

    private CmaEsPoint PointOf(Observation observation, CmaEsDistribution learning)
    {
        int number = observation.Trial.Number;
        CmaEsDistribution source = _generations.FindLast(g => g.Known <= Math.Max(0, number - lag))!.Distribution;
        (Configuration drawn, double[] point) = Draw(space, source, seed, number);
        bool isDrawn = drawn.Equals(observation.Configuration);
        return new(isDrawn ? point : space.Point(observation.Configuration, learning.Center), isDrawn && source == learning, double.IsNaN(observation.Cost));
    }

    /// <summary>Those that went to their end come before those that were stopped, and these before those that failed.</summary>
    private static int Class(Observation observation) => double.IsNaN(observation.Cost) ? 2 : observation.IsComplete ? 0 : 1;

    private static int LastStep(Observation observation) => observation.Trial.Steps is [.., var last] ? last.Step : -1;

    /// <summary>Trials that are learned from together.</summary>
    /// <param name="Known">How many trials must have ended before its distribution is known.</param>
    /// <param name="First">The number of its first trial: of the first generation after a restart, the first that can know of the restart.</param>
    /// <param name="Population">How many trials it has.</param>
    /// <param name="Run">How many restarts came before.</param>
    /// <param name="Distribution">Of trials that know of it.</param>
    /// <param name="Bests">The least costs of the generations before it in this run.</param>
    private sealed record Generation(int Known, int First, int Population, int Run, CmaEsDistribution Distribution, double[] Bests);
}
