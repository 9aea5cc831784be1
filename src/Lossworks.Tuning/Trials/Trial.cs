using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>One try of a study: what was tried, and what came of it.</summary>
public sealed record Trial
{
    /// <summary>From 0, in the order of the study.</summary>
    public required int Number { get; init; }

    /// <summary>What is tried.</summary>
    public required Configuration Configuration { get; init; }

    /// <summary>What has become of it.</summary>
    public required TrialState State { get; init; }

    /// <summary>How often somebody began it.</summary>
    public int Attempt { get; init; }

    /// <summary>The value of the objective; of a pruned trial, what it was worth as far as it went. Null where there is none.</summary>
    public double? Value { get; init; }

    /// <summary>Values on the way, in the order in which they came.</summary>
    public ImmutableArray<StepValue> Steps { get; init; } = [];

    /// <summary>Why it failed or was pruned.</summary>
    public string? Reason { get; init; }

    /// <summary>What the objective noted about it, by name.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who has it or had it.</summary>
    public string? Worker { get; init; }

    /// <summary>When it was begun for the last time.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Whether it has ended, one way or another.</summary>
    public bool IsFinished => State is TrialState.Complete or TrialState.Pruned or TrialState.Failed;
}
