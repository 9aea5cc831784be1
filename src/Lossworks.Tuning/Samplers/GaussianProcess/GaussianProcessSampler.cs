using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>
/// Bayesian optimization: a Gaussian process says what each configuration may cost, and the one that promises the largest improvement is tried. The most
/// careful with trials, for objectives that take seconds or longer; its own time grows with the cube of the number of trials.
/// </summary>
/// <remarks>
/// <para>Costs above the median count by their logarithm. The kernel is Matern 5/2 with a length per parameter, choices are equal or not; lengths, scale and
/// noise are fitted to the trials, after each of the first 48 and then whenever there are a tenth more. What is improved on is the best of the expected
/// costs, so noise does no harm.</para>
/// <para>Improvement is the logarithm of Ament et al. (2023), arXiv:2310.20708. Trials under way are taken for made up results, sixteen times, and the mean
/// is taken. Where little is to be hoped for, every fifth trial is the best one outside the neighborhood of the best so far, so that a local minimum is not
/// the end. Failed trials teach a second process where trials fail; pruned ones count as no better than the median. No configuration is tried twice: a space
/// of which every configuration has been tried is exhausted.</para>
/// <para>Single-threaded, and a function of the context alone: a study that is gone on with gets the same trials.</para>
/// </remarks>
public sealed class GaussianProcessSampler : Sampler
{
    /// <summary>Of a space with at most so many configurations, each is looked at.</summary>
    private const long FewPoints = 4096;

    private const long MostPointsToCount = 10_000_000;
    private const int GoodPoints = 5;

    /// <summary>Every so many trials the search goes on outside the neighborhood of the best, where the model hopes for little.</summary>
    private const int OutsideEvery = 5;

    /// <summary>Little is an improvement by a hundredth of the deviation of costs: this is its logarithm.</summary>
    private const double LittleHope = -4.6;

    /// <summary>By turns, as half of the range may be more than there is outside, and a quarter less than the slope around the best.</summary>
    private static readonly double[] s_radii = [0.25, 0.5];

    private readonly int? _startup;
    private readonly int _candidates, _searches;
    private readonly FitMemory _fits = new();

    /// <summary>A sampler with these settings.</summary>
    /// <param name="startup">
    /// How many trials are spread evenly before there is a model, at least 1; null for twice the number of parameters, from 5 to 10.
    /// </param>
    /// <param name="candidates">At how many configurations the model is looked at for each trial, at least 1: half anywhere, half near good ones.</param>
    /// <param name="searches">From how many of the best of them the search climbs, at least 1.</param>
    /// <exception cref="TuningException">A number is too small.</exception>
    public GaussianProcessSampler(int? startup = null, int candidates = 1024, int searches = 8)
    {
        foreach ((string name, int? number) in new[] { (nameof(startup), startup), (nameof(candidates), candidates), (nameof(searches), searches) })
        {
            if (number < 1)
                throw new TuningException($"{name} cannot be {number}: give at least 1.");
        }

        (_startup, _candidates, _searches) = (startup, candidates, searches);
    }

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string startup = _startup?.ToString(CultureInfo.InvariantCulture) ?? "auto";
            return string.Create(CultureInfo.InvariantCulture, $"gaussian-process(startup={startup}, candidates={_candidates}, searches={_searches})");
        }
    }

    /// <inheritdoc/>
    public override Configuration? Propose(SamplingContext context)
    {
        SearchSpace space = context.Space;
        HashSet<Configuration> begun = [.. context.Observations.Select(o => o.Configuration), .. context.Pending];
        Xoshiro256 random = new(context.Seed);
        int startup = _startup ?? Math.Clamp(2 * space.Parameters.Length, 5, 10);
        if (context.Number < startup)
        {
            Configuration first = space.FromUnit(StartDesign.Of(startup, space.Parameters.Length, context.StudySeed)[context.Number]);
            return space.Allows(first) && !begun.Contains(first) ? first : Elsewhere(space, begun, random);
        }

        Coordinates coordinates = new(space);
        return Surrogate.Of(context, coordinates, _fits) is { } model
            ? Promising(model, new(coordinates, begun, random), context.Number) ?? Elsewhere(space, begun, random)
            : Elsewhere(space, begun, random);
    }

    /// <summary>The configuration that promises most; null where the search finds none that is new.</summary>
    private Configuration? Promising(Surrogate model, AcquisitionSearch search, int number)
    {
        bool isSmall = DiscretePoints.Most(search.Space) <= FewPoints;
        (Acquisition hope, Configuration[] good) = model.Hopes(GoodPoints);
        (Configuration? found, double value) = Best(hope, good);
        if (value >= LittleHope || number % OutsideEvery != 0)
            return found;
        // A model that is sure of itself rests beside the best it knows, which may be a local minimum: Bull (2011), JMLR 12. So every now and then there is a
        // second search.
        (hope, good) = model.Doubts(GoodPoints);
        Neighborhood closed = search.Around(good[0], s_radii[number / OutsideEvery % s_radii.Length]);
        return Best(hope.Outside(closed), good).Found ?? found;

        (Configuration? Found, double Value) Best(Acquisition acquisition, Configuration[] near) => isSmall
            ? search.BestOf(DiscretePoints.Allowed(search.Space), acquisition)
            : search.Find(acquisition, near, _candidates, _searches);
    }

    /// <summary>A configuration that has not been tried, far from what has; null where there is none.</summary>
    private static Configuration? Elsewhere(SearchSpace space, HashSet<Configuration> begun, Xoshiro256 random)
    {
        if (StartDesign.Farthest(space, begun, random) is { } point)
            return point;
        return DiscretePoints.Most(space) <= MostPointsToCount
            ? DiscretePoints.Allowed(space).FirstOrDefault(p => !begun.Contains(p))
            : RandomPoints.Allowed(space, random);
    }
}
