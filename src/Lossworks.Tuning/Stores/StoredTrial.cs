namespace Lossworks.Tuning;

/// <summary>A trial as a store has it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Configuration">JSON; the store does not look into it.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Attempt">How often it was begun.</param>
/// <param name="Worker">Who has it or had it.</param>
/// <param name="Started">When it was begun for the last time.</param>
/// <param name="Finished">When it ended.</param>
/// <param name="Outcome">How it ended; null while it has not.</param>
public sealed record StoredTrial(
    int Number, string Configuration, TrialState State, int Attempt, string? Worker, DateTimeOffset? Started, DateTimeOffset? Finished, TrialOutcome? Outcome);
