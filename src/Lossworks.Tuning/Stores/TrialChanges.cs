namespace Lossworks.Tuning;

/// <summary>What has changed in a study.</summary>
/// <param name="Revision">To ask with the next time.</param>
/// <param name="Trials">The trials that changed, by number.</param>
public sealed record TrialChanges(long Revision, IReadOnlyList<StoredTrial> Trials);
