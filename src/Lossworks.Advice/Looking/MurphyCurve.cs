namespace Lossworks.Advice;

/// <summary>The elementary scores of a loss.</summary>
public sealed record MurphyCurve
{
    /// <summary>The loss.</summary>
    public required string Spec { get; init; }

    /// <summary>Why it is looked at.</summary>
    public required LossRole Role { get; init; }

    /// <summary>The mean elementary score at each threshold; lower is better.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Its scores less those of the loss to take.</summary>
    public required IReadOnlyList<double> Differences { get; init; }

    /// <summary>The standard error of each difference, row by row.</summary>
    public required IReadOnlyList<double> Errors { get; init; }

    /// <summary>Against the loss to take.</summary>
    public required MurphyComparison Comparison { get; init; }
}
