namespace Lossworks.Losses;

/// <summary>The margin loss by which threshold losses count a score on the wrong side of a cut point.</summary>
public enum Surrogate
{
    /// <summary>log(1 + e^-m).</summary>
    Logistic,

    /// <summary>max(0, 1 - m).</summary>
    Hinge,
}
