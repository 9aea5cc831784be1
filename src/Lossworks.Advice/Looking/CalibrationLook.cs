namespace Lossworks.Advice;

/// <summary>Whether forecasts mean what they say.</summary>
public sealed record CalibrationLook
{
    /// <summary>The score that is taken apart.</summary>
    public required string Measure { get; init; }

    /// <summary>The losses looked at, the one to take first.</summary>
    public required IReadOnlyList<LossCalibration> Losses { get; init; }

    /// <summary>The curves of the loss to take: one, or one for each end of an interval, or one for each class.</summary>
    public required IReadOnlyList<ReliabilityCurve> Curves { get; init; }

    /// <summary>The coverage that is wanted; null where none is.</summary>
    public required double? WantedCoverage { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
