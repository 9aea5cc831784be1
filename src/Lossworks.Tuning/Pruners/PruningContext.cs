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
