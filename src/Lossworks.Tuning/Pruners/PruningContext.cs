namespace Lossworks.Tuning;

/// <summary>What a pruner knows when it decides about a trial. All values are costs: smaller is better, whatever the study's direction.</summary>
public sealed record PruningContext
{
    /// <summary>The number of the trial, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Of the whole study.</summary>
    public required ulong StudySeed { get; init; }

    /// <summary>The costs of the trial so far, in the order in which they came; the last one is new.</summary>
    public required IReadOnlyList<StepValue> Steps { get; init; }

    /// <summary>The trials that have ended and that this decision may know, by number, with their own costs on the way.</summary>
    public required IReadOnlyList<PruningPeer> Peers { get; init; }
}

/// <summary>A trial that has ended, as a pruner looks at it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="State">How it ended.</param>
/// <param name="Cost">Its cost; of a pruned trial the last one on the way; NaN where there is none.</param>
/// <param name="Steps">Its costs on the way, in the order in which they came.</param>
public sealed record PruningPeer(int Number, TrialState State, double Cost, IReadOnlyList<StepValue> Steps);
