using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The natural logarithm: -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Log<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V lifted = Lifted<V, O>(x, out V lift), result = LogOfNormal<V, O>(lifted, lift, O.Create(0));

        V infinity = O.Create(double.PositiveInfinity), zero = O.Create(0);
        result = O.IfEqual(x, infinity, infinity, result);
        result = O.IfEqual(x, zero, O.Create(double.NegativeInfinity), result);
        return O.IfAtMost(zero, x, result, O.Create(double.NaN));
    }

    /// <summary>log(1 + x), accurate also where x is tiny: -infinity at -1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Log1p<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), infinity = O.Create(double.PositiveInfinity), minusOne = O.Create(-1);
        V result = O.CopySign(Log1pOfOrdinary<V, O>(x), x);
        result = O.IfEqual(x, infinity, infinity, result);
        result = O.IfEqual(x, minusOne, O.Create(double.NegativeInfinity), result);
        return O.IfAtMost(minusOne, x, result, O.Create(double.NaN));
    }

    /// <summary>log(1 + x) of one double, accurate also where x is tiny (the platform's own forms 1 + x first).</summary>
    public static double Log1p(double x) => Log1p<double, Scalar<double>>(x);

    /// <summary>log(1 + x) for finite x &gt; -1, without the special cases.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static V Log1pOfOrdinary<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1);
        V u = O.Add(one, x);
        // What the rounding of 1 + x lost, carried as a first-order term. Beyond 1 the roles of 1 and x swap (Dekker 1971, fast two-sum).
        V lost = O.IfLess(one, x, O.Subtract(one, O.Subtract(u, x)), O.Subtract(x, O.Subtract(u, one)));
        return LogOfNormal<V, O>(u, O.Create(0), O.Divide(lost, u));
    }

    /// <summary>Subnormal numbers times 2^lift, so that they are normal; others as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Lifted<V, O>(V x, out V lift)
        where V : struct
        where O : struct, ILanes<V>
    {
        V smallestNormal = O.Create(O.IsSingle ? 1.17549435082228750797e-38 : 2.2250738585072014e-308);
        lift = O.IfLess(x, smallestNormal, O.Create(O.IsSingle ? 25 : 54), O.Create(0));
        return O.IfLess(x, smallestNormal, O.Multiply(x, O.Create(O.IsSingle ? 33554432.0 : 18014398509481984.0)), x);
    }

    /// <summary>log(x 2^-lift) + more for normal x &gt; 0 and a small addition, which is taken in before the last rounding.</summary>
    /// <remarks>
    /// With x = 2^e (1 + f) and s = f/(2 + f): log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))); the coefficients of R are those of
    /// FreeBSD's e_log.c and e_logf.c (Sun Microsystems 1993), error below one ulp.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfNormal<V, O>(V x, V lift, V more)
        where V : struct
        where O : struct, ILanes<V>
    {
        V f = O.Subtract(O.Decompose(x, out V exponent), O.Create(1));
        exponent = O.Subtract(exponent, lift);
        V halfSquare = O.Multiply(O.Multiply(O.Create(0.5), f), f);
        V correction = LogCorrection<V, O>(f, halfSquare, O.MultiplyAdd(exponent, O.Create(Ln2Low<V, O>()), more));
        return O.MultiplyAdd(exponent, O.Create(Ln2High<V, O>()), O.Subtract(f, O.Subtract(halfSquare, correction)));
    }

    /// <summary>s (f^2/2 + R(s^2)), and what is left of the multiple of ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogCorrection<V, O>(V f, V halfSquare, V ln2Rest)
        where V : struct
        where O : struct, ILanes<V>
    {
        V s = O.Divide(f, O.Add(O.Create(2), f));
        V z = O.Multiply(s, s);
        V remainder = O.Multiply(
            z,
            O.IsSingle
                ? Polynomial<V, O>(z, 0.66666662693023682, 0.40000972151756287, 0.28498786687850952, 0.24279078841209412)
                : Polynomial<V, O>(
                    z, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
                    1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01));
        return O.MultiplyAdd(s, O.Add(halfSquare, remainder), ln2Rest);
    }

    /// <summary>ln 2 to so few bits that its multiples by an exponent are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Ln2High<V, O>()
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle ? 6.9313812256e-01 : 6.93147180369123816490e-01;

    /// <summary>What that leaves over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Ln2Low<V, O>()
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle ? 9.0580006145e-06 : 1.90821492927058770002e-10;
}
