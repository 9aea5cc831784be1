namespace Lossworks.Advice;

/// <summary>The score of a loss in its parts: score = miscalibration - discrimination + uncertainty.</summary>
public sealed record LossCalibration
{
    /// <summary>The loss.</summary>
    public required string Spec { get; init; }

    /// <summary>Why it is looked at.</summary>
    public required LossRole Role { get; init; }

    /// <summary>The mean score.</summary>
    public required double Score { get; init; }

    /// <summary>What reading the forecasts rightly would save; never negative.</summary>
    public required double Miscalibration { get; init; }

    /// <summary>What the forecasts know beyond a constant, when read rightly; never negative.</summary>
    public required double Discrimination { get; init; }

    /// <summary>The score of the best constant: what the data makes difficult, the same for every loss.</summary>
    public required double Uncertainty { get; init; }

    /// <summary>The share of targets inside the interval, or at most as large as the quantile; null where neither is wanted.</summary>
    public required double? Coverage { get; init; }
}
