using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>
/// Stops a trial that is surely worse than the best one, step by step in pairs: for steps that are folds of a cross-validation, instances or seeds, not
/// progress.
/// </summary>
/// <remarks>
/// The values of the trial are compared with those of the best complete trial at the same steps by Wilcoxon's signed-rank test with one side. Folds differ in
/// how
/// hard they are, so pairs tell much sooner than averages do. It never stops a trial whose average over the common steps is as good as the best one's. With the
/// usual threshold of 0.1 it takes at least four pairs to stop (1/16 is the least probability of four). The test is asked after every step, so that a trial
/// that is
/// as good as the best has a somewhat larger chance than the threshold to be stopped.
/// </remarks>
public sealed class WilcoxonPruner : Pruner
{
    private readonly double _threshold;
    private readonly int _startup;

    /// <summary>A pruner by a test on pairs.</summary>
    /// <param name="threshold">The probability below which a trial is stopped, above 0 and below 1: the smaller, the more cautious.</param>
    /// <param name="startup">How many steps both trials must have before it decides, at least 1.</param>
    /// <exception cref="TuningException">A number is out of its range.</exception>
    public WilcoxonPruner(double threshold = 0.1, int startup = 2)
    {
        if (!(threshold is > 0 and < 1))
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"threshold cannot be {threshold}: it is above 0 and below 1."));
        if (startup < 1)
            throw new TuningException($"startup cannot be {startup}: at least 1 step is compared.");
        (_threshold, _startup) = (threshold, startup);
    }

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"wilcoxon(threshold={_threshold}, startup={_startup})");

    /// <inheritdoc/>
    public override string? ReasonToStop(PruningContext context)
    {
        if (Best(context.Peers) is not { } best)
            return null;
        double[] differences = [.. context.Steps.Join(best.Steps, s => s.Step, s => s.Step, (own, other) => own.Value - other.Value).Where(double.IsFinite)];
        if (differences.Length < _startup || !(differences.Average() > 0))
            return null;
        double p = SignedRankTest.UpwardProbability(differences);
        return p < _threshold
            ? string.Create(CultureInfo.InvariantCulture, $"on {differences.Length} steps it is worse than trial {best.Number}, the best: p = {p:0.###}")
            : null;
    }

    /// <summary>The earliest of equals.</summary>
    private static PruningPeer? Best(IReadOnlyList<PruningPeer> peers) =>
        peers.Where(p => p.State == TrialState.Complete && double.IsFinite(p.Cost)).MinBy(p => p.Cost);
}
