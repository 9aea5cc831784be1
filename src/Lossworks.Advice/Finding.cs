namespace Lossworks.Advice;

/// <summary>Something seen in the data.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Value">The statistic.</param>
/// <param name="Says">One sentence for the user.</param>
public sealed record Finding(string Name, double Value, string Says)
{
    /// <summary>Whether it is beyond its threshold, so that it matters to the choice; otherwise it is said for calm.</summary>
    public bool Matters { get; init; }

    /// <summary>Who proposed the statistic: author, year, DOI.</summary>
    public string? Source { get; init; }
}
