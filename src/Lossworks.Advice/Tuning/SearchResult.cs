using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>One search of a tuning.</summary>
/// <param name="Method">How it searched.</param>
/// <param name="Trials">Its trials, by number.</param>
/// <param name="Best">Its best trial; null where none is complete.</param>
/// <param name="Space">What it searched; null where nothing is open.</param>
public sealed record SearchResult(SearchMethod Method, IReadOnlyList<Trial> Trials, Trial? Best, SearchSpace? Space);
