namespace Lossworks.Advice;

/// <summary>A loss on the shortlist.</summary>
/// <param name="Spec">The loss; what is open in it (<c>huber(delta=0.5..4 log)</c>) is tuned inside every fold.</param>
/// <param name="Why">The reason it is on the list.</param>
public sealed record Candidate(string Spec, string Why)
{
    /// <summary>The loss as one would take it untuned: the first that is tried. Null takes the defaults of its card.</summary>
    public string? Start { get; init; }

    /// <summary>What it does not give, if it is not quite what was asked for.</summary>
    public string? Caution { get; init; }

    /// <summary>Who says so: author, year, DOI.</summary>
    public string? Source { get; init; }
}
