using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>How a trial ended.</summary>
/// <param name="State">Complete, pruned or failed.</param>
/// <param name="Value">The value; null where there is none.</param>
/// <param name="Reason">Why it failed or was pruned.</param>
public sealed record TrialOutcome(TrialState State, double? Value, string? Reason = null)
{
    /// <summary>Values on the way.</summary>
    public ImmutableArray<StepValue> Steps { get; init; } = [];

    /// <summary>What was noted about it.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public bool Equals(TrialOutcome? other) =>
        other is not null && State == other.State && Nullable.Equals(Value, other.Value) && Reason == other.Reason
        && Steps.SequenceEqual(other.Steps) && Notes.SequenceEqual(other.Notes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Value, Reason, Steps.Length, Notes.Count);
}
