namespace Lossworks.Advice;

/// <summary>Which rows pull hardest at a model: how far the loss of each row changes as the score of its row does, at the model that was fitted.</summary>
public sealed record PullLook
{
    /// <summary>The losses looked at, the one to take first.</summary>
    public required IReadOnlyList<LossPull> Losses { get; init; }

    /// <summary>How many rows a hundredth of them is, at least one.</summary>
    public required int TopRows { get; init; }

    /// <summary>The usual loss that the rows are compared under; null where that is the loss to take, or was not compared.</summary>
    public required string? Habit { get; init; }

    /// <summary>The rows that pull hardest under one of the two.</summary>
    public required IReadOnlyList<PullingRow> Rows { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
