namespace Lossworks.Advice;

/// <summary>Whether the ranking would be another with a richer model: the same losses on one fold, with the squares of the number features too.</summary>
public sealed record RicherLook
{
    /// <summary>How many squares were added.</summary>
    public required int Squares { get; init; }

    /// <summary>The losses looked at, the one to take first.</summary>
    public required IReadOnlyList<RicherScore> Losses { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
