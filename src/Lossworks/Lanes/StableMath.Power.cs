using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>
    /// x^exponent for x &gt;= 0, NaN below; to a few ulps however large or small the result. 1 for the exponent 0 everywhere, infinite at 0 for negative ones.
    /// </summary>
    /// <remarks>
    /// e^(exponent log x) multiplies the rounding of the logarithm by the size of the exponent; so the logarithm, and its product with the exponent, are
    /// carried in two parts (Dekker 1971, doi:10.1007/BF01397083).
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Power<V, O>(V x, double exponent)
        where V : struct
        where O : struct, ILanes<V>
    {
        // The exponents that losses have most often, exactly rounded.
        if (exponent is 1 or 2)
            return O.IfLess(x, O.Create(0), O.Create(double.NaN), exponent == 1 ? x : O.Multiply(x, x));

        // Past this size only the sign of the logarithm counts; infinity times 0 would be no number.
        double limit = O.IsSingle ? 1e30 : 1e300;
        exponent = Math.Clamp(exponent, -limit, limit);
        V zero = O.Create(0), infinity = O.Create(double.PositiveInfinity), p = O.Create(exponent);
        V left = O.Create(O.IsSingle ? exponent - (float)exponent : 0);
        LogInTwoParts<V, O>(x, out V high, out V low);
        V product = O.Multiply(p, high), rest = O.MultiplyAdd(p, high, O.Negate(product));
        rest = O.Add(rest, O.MultiplyAdd(p, low, O.Multiply(left, high)));

        // Past these bounds the result is 0 or infinity in any case, and what the product lost may be no number.
        V bottom = O.Create(O.IsSingle ? -110 : -760), top = O.Create(O.IsSingle ? 95 : 720), size = O.Abs(product);
        rest = O.IfLess(size, top, rest, zero);
        product = O.IfLess(product, bottom, bottom, O.IfLess(top, product, top, product));
        V result = ExpTimes<V, O>(product, rest, O.Create(1), zero);
        result = O.IfEqual(x, zero, O.Create(exponent > 0 ? 0 : double.PositiveInfinity), result);
        result = O.IfEqual(x, infinity, O.Create(exponent > 0 ? double.PositiveInfinity : 0), result);
        return exponent == 0 ? O.Create(1) : O.IfAtMost(zero, x, result, O.Create(double.NaN));
    }

    /// <summary>
    /// (factor + left) e^(high + low) for a factor near 1, left and low a few ulps of factor and high at most, and a result of the format's size.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTimes<V, O>(V high, V low, V factor, V left)
        where V : struct
        where O : struct, ILanes<V>
    {
        V small = Expm1OfRemainder<V, O>(ReduceByLn2<V, O>(high, out V n, out V lost));
        low = O.Add(low, lost);
        V mantissa = O.Add(factor, O.MultiplyAdd(factor, small, O.MultiplyAdd(factor, O.MultiplyAdd(low, small, low), left)));
        return O.Scale(mantissa, n);
    }

    /// <summary>log x for finite x &gt; 0 as a sum of two numbers, good to some ten bits more than one of them.</summary>
    /// <remarks>
    /// With x = 2^e (1 + f) and s = f/(2 + f): log(1 + f) = 2s + s^3 (2/3 + s^2 (2/5 + ...)); the first two terms and their product are carried in two parts,
    /// the rest is a Chebyshev fit with 60 digits.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LogInTwoParts<V, O>(V x, out V high, out V low)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), two = O.Create(2), f = O.Subtract(O.Decompose(Lifted<V, O>(x, out V lift), out V exponent), one);
        exponent = O.Subtract(exponent, lift);

        V sum = O.Add(two, f), sumLeft = O.Subtract(f, O.Subtract(sum, two)), inverse = O.Divide(one, sum);
        V s = O.Multiply(f, inverse), back = O.Negate(s);
        V sLeft = O.Multiply(inverse, O.MultiplyAdd(back, sumLeft, O.MultiplyAdd(back, sum, f)));

        V z = O.Multiply(s, s), zLeft = O.MultiplyAdd(O.Add(s, s), sLeft, O.MultiplyAdd(s, s, O.Negate(z)));
        V third = O.Create(2 / 3.0), thirdLeft = O.Create(O.IsSingle ? -1.98682149251302083e-8 : 3.70074341541718847e-17), more = LogShareTail<V, O>(z);
        V share = O.MultiplyAdd(z, more, third), shareLeft = O.Add(O.MultiplyAdd(z, more, O.Subtract(third, share)), thirdLeft);
        V cube = O.Multiply(s, z), cubeLeft = O.MultiplyAdd(s, zLeft, O.MultiplyAdd(sLeft, z, O.MultiplyAdd(s, z, O.Negate(cube))));
        V tail = O.Multiply(cube, share), tailLeft = O.MultiplyAdd(cube, shareLeft, O.MultiplyAdd(cubeLeft, share, O.MultiplyAdd(cube, share, O.Negate(tail))));

        // The multiple of ln 2 is exact, and 0 or larger than 2s: so their sum and what it loses are exact, too (Dekker 1971).
        V multiple = O.Multiply(exponent, O.Create(Ln2High<V, O>())), lead = O.Add(s, s), first = O.Add(multiple, lead);
        V lost = O.Subtract(lead, O.Subtract(first, multiple)), second = O.Add(first, tail);
        lost = O.Add(lost, O.Subtract(tail, O.Subtract(second, first)));
        V rest = O.Add(lost, O.MultiplyAdd(exponent, O.Create(Ln2Low<V, O>()), O.MultiplyAdd(two, sLeft, tailLeft)));
        high = O.Add(second, rest);
        low = O.Subtract(rest, O.Subtract(high, second));
    }

    /// <summary>2/5 + 2/7 z + ..., the series of log((1 + s)/(1 - s)) from s^5 on, z = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogShareTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, 0.399999999044, 0.285715321705, 0.222047312038, 0.191211389004);

        V rest = Polynomial<V, O>(z, 0.153845949257715423, 0.133348064880201764, 0.117061929255601313, 0.117235910888936984);
        return Block<V, O>(z, rest, 0.399999999999999998, 0.285714285714293699, 0.222222222216539549, 0.181818183357789219);
    }
}
