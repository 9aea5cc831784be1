namespace Lossworks.Losses;

/// <summary>How far apart two ordered classes are taken to be.</summary>
public enum OrdinalDistance
{
    /// <summary>|j - k|.</summary>
    Absolute,

    /// <summary>(j - k)^2.</summary>
    Squared,
}
