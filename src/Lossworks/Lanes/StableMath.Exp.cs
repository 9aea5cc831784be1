using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>e^x: 0 below the smallest number, infinity above the largest, NaN for NaN. Error below one ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => ExpInRange<V, O>(O.AtMost(O.AtLeast(x, LowestExponent<V, O>()), O.Create(O.IsSingle ? 95 : 720)));

    /// <summary>e^x for x &lt;= 0, inlined: the heart of every loss of logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpOfNonPositive<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => ExpInRange<V, O>(O.AtLeast(x, LowestExponent<V, O>()));

    /// <summary>e^x and e^x - 1 for x &lt;= 0, inlined, from one reduction of the argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpOfNonPositive<V, O>(V x, out V expm1)
        where V : struct
        where O : struct, ILanes<V>
    {
        V small = Expm1OfRemainder<V, O>(ReduceByLn2<V, O>(O.AtLeast(x, LowestExponent<V, O>()), out V n)), one = O.Create(1);
        V power = O.Scale(one, n);
        expm1 = O.MultiplyAdd(small, power, O.Subtract(power, one));
        return O.Scale(O.Add(small, one), n);
    }

    /// <summary>e^x of one double.</summary>
    internal static double Exp(double x) => Exp<double, Scalar<double>>(x);

    /// <summary>e^x - 1, accurate also where e^x is near 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Expm1<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V top = O.Create(O.IsSingle ? 88.722839 : 709.782712893384), bottom = O.Create(O.IsSingle ? -30 : -50);
        V inside = O.IfLess(x, bottom, bottom, O.IfLess(top, x, top, x));

        V small = Expm1OfRemainder<V, O>(ReduceByLn2<V, O>(inside, out V n));

        // 2^n small + (2^n - 1), computed at half its size because 2^n itself may be out of range.
        V scale = O.PowerOfTwo(O.Subtract(n, O.Create(1)));
        V half = O.MultiplyAdd(small, scale, O.Subtract(scale, O.Create(0.5)));
        V result = O.CopySign(O.Multiply(half, O.Create(2)), x);
        return O.IfLess(top, x, O.Create(double.PositiveInfinity), result);
    }

    /// <summary>e^x - 1 of one double, accurate also where x is tiny (the platform's own forms e^x first).</summary>
    public static double Expm1(double x) => Expm1<double, Scalar<double>>(x);

    /// <summary>e^x - 1 - x, accurate also where x is tiny.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V ExpRest<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfAtMost(O.Abs(x), O.Create(Ln2), O.Multiply(O.Multiply(x, x), ExpRestShare<V, O>(x)), O.Subtract(Expm1<V, O>(x), x));

    /// <summary>e^x - 1 - x of one double.</summary>
    public static double ExpRest(double x) => ExpRest<double, Scalar<double>>(x);

    /// <summary>(e^x - 1 - x)/x^2 for |x| &lt;= ln 2: with q = e^(x/2) - 1, e^x - 1 - x = q^2 + 2 (q - x/2), in which nothing cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpRestShare<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V half = O.Multiply(O.Create(0.5), x), tail = ExpTail<V, O>(half), slope = O.MultiplyAdd(half, tail, O.Create(1));
        return O.MultiplyAdd(O.Create(0.5), tail, O.Multiply(O.Create(0.25), O.Multiply(slope, slope)));
    }

    /// <summary>Below this e^x is 0 in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LowestExponent<V, O>()
        where V : struct
        where O : struct, ILanes<V>
        => O.Create(O.IsSingle ? -110 : -760);

    /// <summary>e^x between the bounds past which the result is 0 or infinity in any case.</summary>
    /// <remarks>
    /// e^r = 1 + r + r^2 T(r), |r| &lt;= ln(2)/2; T is minimax for the relative error of e^r: 3e-9 in float, 4e-18 in double (Remez, 50 digits).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpInRange<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V r = ReduceByLn2<V, O>(x, out V n);
        V tail = O.IsSingle
            ? Polynomial<V, O>(r, 0.49999993438035234, 0.16666520391879026, 0.041668389340515977, 0.0083687458281378427, 0.0013814620528374369)
            : Polynomial<V, O>(
                r, 0.50000000000000106691, 0.16666666666666411499, 0.04166666666652972676, 0.008333333333494986217, 0.0013888888943760210463,
                0.00019841269505750853709, 0.000024801492949463014857, 2.7557586826456072838e-6, 2.7630306292627635327e-7, 2.5000011208123711555e-8);
        return O.Scale(O.Add(O.MultiplyAdd(O.Multiply(r, r), tail, r), O.Create(1)), n);
    }

    /// <summary>x - n ln 2 with whole n, the rest at most ln(2)/2 in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByLn2<V, O>(V x, out V n)
        where V : struct
        where O : struct, ILanes<V>
        => ReduceByLn2<V, O>(x, out n, out _);

    /// <summary>x - n ln 2 with whole n, the rest at most ln(2)/2 in size, and what its last rounding lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByLn2<V, O>(V x, out V n, out V lost)
        where V : struct
        where O : struct, ILanes<V>
    {
        n = O.Round(O.Multiply(x, O.Create(1 / Ln2)));
        // ln 2 as the nearest number of the precision and what that leaves over.
        V high = O.Create(-Ln2), low = O.Create(O.IsSingle ? 1.90465429995776804525e-9 : -2.31904681384629955842e-17);
        V lead = O.MultiplyAdd(n, high, x), rest = O.MultiplyAdd(n, low, lead);
        lost = O.MultiplyAdd(n, low, O.Subtract(lead, rest));
        return rest;
    }

    /// <summary>e^r - 1 for |r| &lt;= ln(2)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfRemainder<V, O>(V r)
        where V : struct
        where O : struct, ILanes<V>
        => O.MultiplyAdd(O.Multiply(r, r), ExpTail<V, O>(r), r);

    /// <summary>(e^r - 1 - r)/r^2 for |r| &lt;= ln(2)/2 by its Taylor series: the first term left out is below a tenth of an ulp of e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<V, O>(V r)
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle
            ? Polynomial<V, O>(r, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040)
            : Polynomial<V, O>(
                r, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800,
                1.0 / 479001600, 1.0 / 6227020800);
}
