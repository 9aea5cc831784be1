using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>
/// Tries what looks like the good trials so far and unlike the bad ones: the tree-structured Parzen estimator, with one density over all parameters together.
/// Cheap at any number of trials, at home with choices, conditions and failures.
/// </summary>
/// <remarks>
/// After Bergstra, Bardenet, Bengio and Kégl (2011), "Algorithms for hyper-parameter optimization", NIPS 24. Trials are split into good and bad ones; points
/// are drawn from the density of the good ones, and the one with the largest ratio of both densities is tried. The kernels are products over all parameters, as
/// in Falkner, Klein and Hutter (2018), arXiv:1807.01774. Better trials weigh more, as Watanabe (2023), arXiv:2304.11127, found helpful. Pruned trials
/// stand behind complete ones; failed trials, and those under way, count as bad. The first trials are a Latin hypercube. In a space of discrete parameters
/// alone no point is tried twice while new ones are found.
/// </remarks>
public sealed class TpeSampler : Sampler
{
    // Points that are not allowed or not new are drawn anew, so many times as often as points are asked for.
    private const int DrawsPerCandidate = 10;

    private readonly int _startup, _candidates;
    private readonly double _good;

    /// <summary>With these settings.</summary>
    /// <param name="startup">How many trials must have ended before results are looked at; at least 1.</param>
    /// <param name="candidates">Of how many points drawn the best is tried; at least 1. More of them dwell longer on the best place so far.</param>
    /// <param name="good">The share of the trials that counts as good, above 0 and below 1. At most 25 trials do.</param>
    /// <exception cref="TuningException">A setting is out of its range.</exception>
    public TpeSampler(int startup = 10, int candidates = 24, double good = 0.15)
    {
        if (startup < 1)
            throw new TuningException($"startup cannot be {startup}: at least 1 trial shows where to go on.");
        if (candidates < 1)
            throw new TuningException($"candidates cannot be {candidates}: at least 1 point is drawn.");
        if (!(good > 0 && good < 1))
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"good cannot be {good:R}: it is a share of the trials, above 0 and below 1."));
        (_startup, _candidates, _good) = (startup, candidates, good);
    }

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"tpe(startup={_startup}, candidates={_candidates}, good={_good:R})");

    /// <inheritdoc/>
    public override Configuration? Propose(SamplingContext context)
    {
        Xoshiro256 random = new(context.Seed);
        if (context.Observations.Count < _startup)
            return Start(context, random);
        TpeSplit split = TpeSplit.Of(context.Observations, context.Pending, _good);
        return split.Good.Length == 0
            ? RandomPoints.Allowed(context.Space, random)
            : Best(context, split, random) ?? RandomPoints.Allowed(context.Space, random);
    }

    private Configuration Start(SamplingContext context, Xoshiro256 random)
    {
        if (context.Number < _startup)
        {
            Configuration point = LatinPoints.Of(context.Space, context.StudySeed, context.Number, _startup, random);
            if (context.Space.Allows(point))
                return point;
        }

        return RandomPoints.Allowed(context.Space, random);
    }

    /// <summary>Of points from the density of the good trials, the one where it exceeds that of the bad ones most; null where none was allowed and new.</summary>
    private Configuration? Best(SamplingContext context, TpeSplit split, Xoshiro256 random)
    {
        ParzenEstimator good = ParzenEstimator.OfGood(context.Space, split), bad = ParzenEstimator.OfBad(context.Space, split);
        HashSet<Configuration> tried = context.Space.Parameters.All(p => p.Count is not null) ? [.. split.Good, .. split.Bad] : [];
        Configuration? best = null;
        double most = double.NegativeInfinity;
        int found = 0;
        for (int draw = 0; draw < DrawsPerCandidate * (long)_candidates && found < _candidates; draw++)
        {
            Configuration point = good.Draw(random);
            if (tried.Contains(point) || !context.Space.Allows(point))
                continue;
            found++;
            double score = good.LogDensity(point.Values) - bad.LogDensity(point.Values);
            if (best is null || score > most)
                (best, most) = (point, score);
        }

        return best;
    }
}
