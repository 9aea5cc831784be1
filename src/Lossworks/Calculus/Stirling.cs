using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>Stirling's series: log Gamma(x) = (x - 1/2) log x - x + (1/2) log(2 pi) + 1/(12x) + Rest(1/x), exact to rounding from x = 10 on.</summary>
internal static class Stirling
{
    /// <summary>From where on eight terms are exact to rounding.</summary>
    internal const int From = 10;

    /// <summary>What is left beyond 1/(12x), of the reciprocal 1/x (Abramowitz and Stegun 6.1.41).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Rest<T>(T inverse)
        where T : struct, IReal<T>
    {
        T z = T.Square(inverse);
        T tail = (-1.0 / 1680) + (z * ((1.0 / 1188) + (z * ((-691.0 / 360360) + (z * ((1.0 / 156) + ((-3617.0 / 122400) * z)))))));
        return inverse * z * ((-1.0 / 360) + (z * ((1.0 / 1260) + (z * tail))));
    }

    /// <summary>1/(12x) and the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Correction<T>(T x)
        where T : struct, IReal<T>
    {
        T inverse = T.Const(1) / x;
        return (inverse / 12) + Rest(inverse);
    }

    /// <summary>log Gamma(x) - ((x - 1/2) log x - x + (1/2) log 2 pi) of one double, x &gt; 0: what Stirling's formula leaves over.</summary>
    internal static double Remainder(double x) => x < From
        ? StableMath.LogGamma(x) - (((x - 0.5) * Math.Log(x)) - x + StableMath.HalfLogTwoPi)
        : Correction(new Plain<double, Scalar<double>>(x)).Value;

    /// <summary>log Gamma(x + step) - log Gamma(x), relative to the step: right also where the step is far smaller than x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Rise<T>(T x, T step)
        where T : struct, IReal<T>
    {
        T excess = T.Const(0);
        for (int i = 0; i < From; i++)
        {
            // Gamma(x + step)/Gamma(x) falls by 1 + step/x from x to x + 1; the product of these, less 1.
            T share = step / x;
            excess = T.IfLess(x, From, excess + share + (excess * share), excess);
            x = T.IfLess(x, From, x + 1, x);
        }

        T end = x + step, inverse = T.Const(1) / x, last = T.Const(1) / end;
        T correction = Rest(last) - Rest(inverse) - ((step * last) * inverse / 12);
        return ((x - 0.5) * T.Log1p(step * inverse)) + (step * (T.Log(end) - 1)) + correction - T.Log1p(excess);
    }
}
