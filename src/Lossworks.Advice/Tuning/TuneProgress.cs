using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>How far a tuning is.</summary>
/// <param name="Doing">Which search, in words.</param>
/// <param name="Study">How far that search is.</param>
/// <param name="BestSpec">The best loss of it so far; null where no trial is complete.</param>
/// <param name="Finished">How many searches are over.</param>
/// <param name="Searches">How many there are.</param>
/// <param name="Left">About how long all of it will still take, where that is known.</param>
public sealed record TuneProgress(string Doing, StudyProgress Study, string? BestSpec, int Finished, int Searches, TimeSpan? Left);
