using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>
/// Asynchronous successive halving: after 1, 4, 16... times the least number of steps a trial goes on only if it is among the best quarter of those that came
/// so far.
/// </summary>
/// <remarks>
/// Li et al. (2020), arXiv:1810.05934. There a stopped trial may go on later, when others turn out to be worse; here it has ended, so that a decision needs
/// nothing
/// but the trials before it. A trial is compared by its value at the step, with every trial that came so far, pruned ones included. Step 0 is the first step
/// of work.
/// </remarks>
public sealed class SuccessiveHalvingPruner : Pruner
{
    private const int AutomaticParts = 100;

    private readonly int? _least;
    private readonly int _factor, _rate;

    /// <summary>A pruner by successive halving.</summary>
    /// <param name="minSteps">
    /// The steps of work that every trial may do, at least 1; null takes a hundredth of those of the first complete trial, and decides nothing before there is
    /// one.
    /// </param>
    /// <param name="factor">One trial of so many goes on, to so many times as many steps; at least 2.</param>
    /// <param name="minEarlyStoppingRate">How many of the first decisions are left out, from 0.</param>
    /// <exception cref="TuningException">A number is out of its range.</exception>
    public SuccessiveHalvingPruner(int? minSteps = null, int factor = 4, int minEarlyStoppingRate = 0)
    {
        if (minSteps < 1)
            throw new TuningException($"minSteps cannot be {minSteps}: a trial does at least 1 step.");
        if (factor < 2)
            throw new TuningException($"factor cannot be {factor}: one trial of at least 2 goes on.");
        if (minEarlyStoppingRate is < 0 or > 20)
            throw new TuningException($"minEarlyStoppingRate cannot be {minEarlyStoppingRate}: it is from 0 to 20.");
        (_least, _factor, _rate) = (minSteps, factor, minEarlyStoppingRate);
    }

    /// <inheritdoc/>
    public override string Description =>
        $"successive-halving(minSteps={_least?.ToString(CultureInfo.InvariantCulture) ?? "auto"}, factor={_factor}, minEarlyStoppingRate={_rate})";

    /// <inheritdoc/>
    public override string? ReasonToStop(PruningContext context)
    {
        if ((_least ?? Automatic(context.Peers)) is not { } least)
            return null;
        return new Rungs(least * Work.Power(_factor, _rate), _factor).ReasonToStop(context.Steps, context.Peers);
    }

    private static long? Automatic(IReadOnlyList<PruningPeer> peers) => Work.OfFirstComplete(peers) is { } work ? Math.Max(1, work / AutomaticParts) : null;
}
