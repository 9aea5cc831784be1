namespace Lossworks.Advice;

/// <summary>A loss on the shortlist.</summary>
/// <param name="Spec">The loss, with parameters set for this data.</param>
/// <param name="Why">The reason it is on the list.</param>
/// <param name="Caution">What it does not give, if it is not quite what was asked for.</param>
public sealed record Candidate(string Spec, string Why, string? Caution = null);
