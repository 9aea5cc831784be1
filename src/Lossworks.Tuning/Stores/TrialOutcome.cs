using System.Collections.Immutable;
using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>How a trial ended.</summary>
/// <param name="State">Complete, pruned or failed.</param>
/// <param name="Value">The value, a finite number; null where there is none.</param>
/// <param name="Reason">Why it failed or was pruned.</param>
public sealed record TrialOutcome(TrialState State, double? Value, string? Reason = null)
{
    /// <summary>Values on the way, finite numbers.</summary>
    public ImmutableArray<StepValue> Steps { get; init; } = [];

    /// <summary>What was noted about it.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public bool Equals(TrialOutcome? other) =>
        other is not null && State == other.State && Nullable.Equals(Value, other.Value) && Reason == other.Reason
        && Steps.SequenceEqual(other.Steps) && Notes.SequenceEqual(other.Notes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Value, Reason, Steps.Length, Notes.Count);

    /// <exception cref="TuningException">It is no end of a trial, or a number is none.</exception>
    internal void Check()
    {
        if (State is TrialState.Waiting or TrialState.Running)
            throw new TuningException($"a trial cannot end as {State}: it ends as {TrialState.Complete}, {TrialState.Pruned} or {TrialState.Failed}.");
        if (Value is { } value && !double.IsFinite(value))
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"a trial cannot end with {value}: a store keeps finite numbers. It has failed, with that as the reason."));
        if (Steps.FirstOrDefault(s => !double.IsFinite(s.Value)) is { Value: not 0 } step)
            throw new TuningException(string.Create(CultureInfo.InvariantCulture, $"step {step.Step} cannot have the value {step.Value}: a store keeps finite numbers. Leave the step out."));
    }
}
