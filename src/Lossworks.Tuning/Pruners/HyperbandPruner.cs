using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>Several successive halvings side by side, from those that stop early to those that stop late, for values on the way that may mislead.</summary>
/// <remarks>
/// Li et al. (2018), JMLR 18(185). Each trial belongs to one of the brackets, by a hash of the seed of the study and the number of the trial, as often as the
/// bracket has trials there; it is compared with those of its bracket alone, in the manner of <see cref="SuccessiveHalvingPruner"/>. The last bracket decides
/// once, near the end: it costs some of what the others save.
/// </remarks>
public sealed class HyperbandPruner : Pruner
{
    // So that brackets have nothing in common with the random numbers that samplers draw for the same trial.
    private const ulong Brackets = 0xB5AD4ECEDA1CE2A9;

    private readonly int _least, _factor;
    private readonly int? _most;

    /// <summary>A pruner by Hyperband.</summary>
    /// <param name="minSteps">The steps of work that every trial may do, at least 1.</param>
    /// <param name="maxSteps">
    /// The steps of a whole trial, at least as many; null takes those of the first complete trial, and decides nothing before there is one.
    /// </param>
    /// <param name="factor">One trial of so many goes on, to so many times as many steps; at least 2.</param>
    /// <exception cref="TuningException">A number is out of its range.</exception>
    public HyperbandPruner(int minSteps = 1, int? maxSteps = null, int factor = 3)
    {
        if (minSteps < 1)
            throw new TuningException($"minSteps cannot be {minSteps}: a trial does at least 1 step.");
        if (maxSteps < minSteps)
            throw new TuningException($"maxSteps cannot be {maxSteps}: it is at least minSteps, {minSteps}.");
        if (factor < 2)
            throw new TuningException($"factor cannot be {factor}: one trial of at least 2 goes on.");
        (_least, _most, _factor) = (minSteps, maxSteps, factor);
    }

    /// <inheritdoc/>
    public override string Description => $"hyperband(minSteps={_least}, maxSteps={_most?.ToString(CultureInfo.InvariantCulture) ?? "auto"}, factor={_factor})";

    /// <inheritdoc/>
    public override string? ReasonToStop(PruningContext context)
    {
        if ((_most ?? Work.OfFirstComplete(context.Peers)) is not { } most)
            return null;
        int count = Count(most), bracket = BracketOf(context.StudySeed, context.Number, count);
        Rungs rungs = new(_least * Work.Power(_factor, bracket), _factor);
        return rungs.ReachedBy(context.Steps) is null ? null
            : rungs.ReasonToStop(context.Steps, context.Peers.Where(p => BracketOf(context.StudySeed, p.Number, count) == bracket));
    }

    /// <summary>How many brackets there are: as often as the steps can be divided by the factor, and one.</summary>
    internal int Count(long most)
    {
        int count = 1;
        for (long steps = most / _factor; steps >= _least; steps /= _factor)
            count++;
        return count;
    }

    /// <summary>The bracket of a trial: 0 stops first.</summary>
    internal int BracketOf(ulong studySeed, int number, int count)
    {
        long place = (long)(new Xoshiro256(studySeed ^ Brackets, (ulong)number).NextDouble() * Enumerable.Range(0, count).Sum(b => Size(b, count)));
        int bracket = 0;
        while (bracket < count - 1 && place >= Size(bracket, count))
            place -= Size(bracket++, count);
        return bracket;
    }

    /// <summary>How many trials a bracket begins with, in algorithm 1 of the paper.</summary>
    private long Size(int bracket, int count)
    {
        int halvings = count - 1 - bracket;
        return (long)Math.Ceiling(count * (double)Work.Power(_factor, halvings) / (halvings + 1));
    }
}
