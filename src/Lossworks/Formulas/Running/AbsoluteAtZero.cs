namespace Lossworks.Formulas;

/// <summary>How the derivative of an absolute value goes on through 0.</summary>
internal enum AbsoluteAtZero
{
    /// <summary>Slope 0 there: the whole has a kink.</summary>
    Kink,

    /// <summary>Slope 1 there: the whole is smooth, and its curvature must not be lost.</summary>
    Smooth,

    /// <summary>Slope 1 everywhere, as if seen from above: to find out which of the two it is.</summary>
    Rising,

    /// <summary>Slope -1 everywhere, as if seen from below.</summary>
    Falling,
}
