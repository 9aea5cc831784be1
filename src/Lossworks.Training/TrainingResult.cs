namespace Lossworks.Training;

/// <summary>What a fit found, and why it stopped.</summary>
public sealed record TrainingResult
{
    /// <summary>The model: the best found, whatever the reason to stop.</summary>
    public required LinearModel Model { get; init; }

    /// <summary>The objective: mean loss and penalties.</summary>
    public required double Value { get; init; }

    /// <summary>The mean loss alone.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>How many steps were taken, those before a resume included.</summary>
    public required int Steps { get; init; }

    /// <summary>Why it stopped.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>The same in words, with the numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>What residuals were divided by; 1 where no scale was estimated.</summary>
    public required double Scale { get; init; }

    /// <summary>The gradient norm at the end, in the coordinates of the descent.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>How long it took, pauses excepted.</summary>
    public required double Seconds { get; init; }

    /// <summary>Every step of this run, where <see cref="TrainingOptions.KeepTrace"/> asked for it.</summary>
    public IReadOnlyList<TrainingStep> Trace { get; init; } = [];
}
