namespace Lossworks.Advice;

/// <summary>The metric of a loss after some of the targets that it learned from were spoilt.</summary>
public sealed record ContaminationCurve
{
    /// <summary>The loss.</summary>
    public required string Spec { get; init; }

    /// <summary>Why it is looked at.</summary>
    public required LossRole Role { get; init; }

    /// <summary>The metric on clean rows, for each share of spoilt targets; NaN where the loss could not be trained.</summary>
    public required IReadOnlyList<double> Scores { get; init; }
}
