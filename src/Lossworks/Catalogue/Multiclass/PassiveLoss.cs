namespace Lossworks.Losses;

/// <summary>The passive part of <see cref="ActivePassive"/>: what lowers the wrong classes.</summary>
public enum PassiveLoss
{
    /// <summary>The absolute error, 2 (1 - s_y).</summary>
    Mae,

    /// <summary>Reverse cross-entropy, (-log-zero)(1 - s_y).</summary>
    Rce,
}
