using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>Stops a trial whose best value so far is worse than that of half of the complete trials at the same step.</summary>
/// <remarks>
/// The stopping rule of Golovin et al. (2017), doi:10.1145/3097983.3098043, with the best value so far on both sides, so that one bad step stops nobody.
/// Only complete trials are compared with: those that were pruned are bad ones, and with them the bar would fall from trial to trial. A complete trial that
/// told
/// no value at this very step counts with its best one before it; one that has none before it does not count. Equal values go on.
/// </remarks>
public sealed class MedianPruner : Pruner
{
    private readonly double _percentile;
    private readonly int _startup, _warmUp;

    /// <summary>A pruner at a percentile of the complete trials.</summary>
    /// <param name="percentile">How many percent of the trials are good enough, above 0 to 100; 25 stops three of four.</param>
    /// <param name="startup">How many complete trials must have a value at the step before it decides, at least 1.</param>
    /// <param name="warmUp">Before this step it does not decide.</param>
    /// <exception cref="TuningException">A number is out of its range.</exception>
    public MedianPruner(double percentile = 50, int startup = 5, int warmUp = 0)
    {
        if (!(percentile is > 0 and <= 100))
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"percentile cannot be {percentile}: it is above 0 and at most 100."));
        if (startup < 1)
            throw new TuningException($"startup cannot be {startup}: there must be at least 1 trial to compare with.");
        if (warmUp < 0)
            throw new TuningException($"warmUp cannot be {warmUp}: steps begin at 0.");
        (_percentile, _startup, _warmUp) = (percentile, startup, warmUp);
    }

    /// <inheritdoc/>
    public override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"median(percentile={_percentile}, startup={_startup}, warmUp={_warmUp})");

    /// <inheritdoc/>
    public override string? ReasonToStop(PruningContext context)
    {
        if (context.Steps is not [.., var last] || last.Step < _warmUp)
            return null;
        IEnumerable<PruningPeer> complete = context.Peers.Where(p => p.State == TrialState.Complete);
        double[] peers = [.. complete.Select(p => BestUntil(p.Steps, last.Step)).Where(double.IsFinite).Order()];
        if (peers.Length < _startup || !(BestUntil(context.Steps, last.Step) > Percentile(peers)))
            return null;
        string bar = _percentile == 50 ? "the median" : string.Create(CultureInfo.InvariantCulture, $"the {_percentile}th percentile");
        return $"at step {last.Step} its best value is worse than {bar} of {peers.Length} trials";
    }

    private static double BestUntil(IReadOnlyList<StepValue> steps, int step)
    {
        double best = double.PositiveInfinity;
        foreach (StepValue told in steps)
        {
            if (told.Step > step)
                break;
            best = Math.Min(best, told.Value);
        }

        return best;
    }

    /// <summary>Between two values, in proportion.</summary>
    private double Percentile(double[] sorted)
    {
        double place = _percentile / 100 * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? double.Lerp(sorted[below], sorted[below + 1], place - below) : sorted[^1];
    }
}
