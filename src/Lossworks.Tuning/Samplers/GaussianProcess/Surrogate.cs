namespace Lossworks.Tuning;

/// <summary>A model of the costs of a study, and one of its failures where there were any. A function of the context: the memory only saves time.</summary>
internal sealed class Surrogate
{
    /// <summary>Up to so many trials the hyperparameters are fitted anew after each, then whenever there are a tenth more.</summary>
    internal const int FittedEachTime = 48;

    private const int Fantasies = 16;
    private const double MostLengthInDoubt = 0.5;
    private const ulong FantasyStream = 0x66616E74617379;

    private readonly SamplingContext _context;
    private readonly Coordinates _coordinates;
    private readonly Configuration[] _configurations;
    private readonly Samples _costs;
    private readonly Hyperparameters _fit;
    private readonly GaussianProcess? _failures;

    private Surrogate(SamplingContext context, Coordinates coordinates, KnownCosts known, KnownCosts fitted, FitMemory fits)
    {
        CostScale scale = new(fitted.Costs);
        (_context, _coordinates, _configurations) = (context, coordinates, known.Configurations);
        _costs = new(coordinates.IsChoice, [.. known.Configurations.Select(coordinates.Of)], [.. known.Costs.Select(scale.Of)]);
        _fit = fits.Of(_costs.Take(fitted.Costs.Length));
        _failures = FailuresOf(context.Observations, coordinates, fits);
    }

    /// <summary>The model of what is known; null where fewer than two trials have a cost.</summary>
    internal static Surrogate? Of(SamplingContext context, Coordinates coordinates, FitMemory fits)
    {
        IReadOnlyList<Observation> observations = context.Observations;
        KnownCosts known = new(observations), fitted = new(observations.Take(FittedOf(observations.Count)));
        if (known.Costs.Length < 2)
            return null;
        return new(context, coordinates, known, fitted.Costs.Length < 2 ? known : fitted, fits);
    }

    /// <summary>Where the model hopes to improve on the best, and the configurations of the least expected costs, the best first.</summary>
    internal (Acquisition Acquisition, Configuration[] Good) Hopes(int good) => Hopes(_fit, good);

    /// <summary>The same of a model that doubts what the trials so far say: that costs change slowly, or not at all, along some parameters.</summary>
    /// <remarks>Shorter lengths are the remedy of Wang and de Freitas (2014), arXiv:1406.7758, against a fit that is too sure of itself.</remarks>
    internal (Acquisition Acquisition, Configuration[] Good) Doubts(int good) =>
        Hopes(_fit with { LogLengths = [.. _fit.LogLengths.Select(l => Math.Min(l, Math.Log(MostLengthInDoubt)))] }, good);

    /// <summary>How many of the first trials the hyperparameters are fitted to: it depends on the number of trials alone.</summary>
    internal static int FittedOf(int trials)
    {
        int fitted = Math.Min(trials, FittedEachTime);
        for (int next = FittedEachTime; next <= trials; next += next / 10)
            fitted = next;
        return fitted;
    }

    private static GaussianProcess? FailuresOf(IReadOnlyList<Observation> observations, Coordinates coordinates, FitMemory fits)
    {
        if (!observations.Any(o => o.Trial.State == TrialState.Failed))
            return null;
        double[] targets = [.. observations.Select(o => o.Trial.State == TrialState.Failed ? FailureScale.Failure : FailureScale.Success)];
        Samples samples = new(coordinates.IsChoice, [.. observations.Select(o => coordinates.Of(o.Configuration))], targets);
        return new(samples, fits.Of(samples.Take(FittedOf(samples.Count))));
    }

    private (Acquisition Acquisition, Configuration[] Good) Hopes(Hyperparameters parameters, int good)
    {
        GaussianProcess costs = new(_costs, parameters, [.. _context.Pending.Select(_coordinates.Of)], Normals());
        IEnumerable<int> order = Enumerable.Range(0, _costs.Count).OrderBy(i => costs.MeansAtPoints[0][i]).Take(good);
        return (new(costs, _failures), [.. order.Select(i => _configurations[i])]);
    }

    /// <summary>
    /// What the fantasies take for the results of trials under way. Every second one mirrors the one before, so that their mean is that of the model.
    /// </summary>
    private double[][] Normals()
    {
        if (_context.Pending.Count == 0)
            return [[]];
        Xoshiro256 random = new(_context.Seed, FantasyStream);
        double[][] normals = new double[Fantasies][];
        for (int s = 0; s < Fantasies; s++)
            normals[s] = s % 2 == 1 ? [.. normals[s - 1].Select(x => -x)] : [.. _context.Pending.Select(_ => StandardNormal.Next(random))];
        return normals;
    }
}
