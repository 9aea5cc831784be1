namespace Lossworks.Tuning;

/// <summary>How far a run is.</summary>
/// <param name="Done">Trials that have ended, of all workers.</param>
/// <param name="Total">Trials in the end, where that is known.</param>
/// <param name="Last">The trial that has just ended.</param>
/// <param name="Best">The best so far; null where none is complete.</param>
/// <param name="Elapsed">Since this run began.</param>
/// <param name="Left">About how long it will still take, where that is known.</param>
public sealed record StudyProgress(int Done, int? Total, Trial Last, Trial? Best, TimeSpan Elapsed, TimeSpan? Left);
