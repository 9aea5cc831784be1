namespace Lossworks.Losses;

/// <summary>How the cost of a confusion grows with the distance between two ordered classes.</summary>
public enum Weighting
{
    /// <summary>(j - k)^2.</summary>
    Quadratic,

    /// <summary>|j - k|.</summary>
    Linear,
}
