namespace Lossworks.Advice;

/// <summary>Which classes are taken for which by the loss to take, on rows that it did not learn from.</summary>
public sealed record ConfusionLook
{
    /// <summary>The classes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>How many rows, by weight, of each true class (outside) are decided for each class (inside).</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Counts { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
