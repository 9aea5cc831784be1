namespace Lossworks.Calculus;

/// <summary>Stirling's series: log Gamma(x) = (x - 1/2) log x - x + (1/2) log(2 pi) + 1/(12x) + Rest(1/x), exact to rounding from x = 10 on.</summary>
internal static class Stirling
{
    /// <summary>From where on eight terms are exact to rounding.</summary>
    internal const int From = 10;

    /// <summary>What is left beyond 1/(12x), of the reciprocal 1/x (Abramowitz and Stegun 6.1.41).</summary>
    internal static T Rest<T>(T inverse)
        where T : struct, IReal<T>
    {
        T z = T.Square(inverse);
        T tail = (-1.0 / 1680) + (z * ((1.0 / 1188) + (z * ((-691.0 / 360360) + (z * ((1.0 / 156) + ((-3617.0 / 122400) * z)))))));
        return inverse * z * ((-1.0 / 360) + (z * ((1.0 / 1260) + (z * tail))));
    }

    /// <summary>1/(12x) and the rest.</summary>
    internal static T Correction<T>(T x)
        where T : struct, IReal<T>
    {
        T inverse = T.Const(1) / x;
        return (inverse / 12) + Rest(inverse);
    }
}
