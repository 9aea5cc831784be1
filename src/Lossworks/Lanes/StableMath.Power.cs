using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>
    /// x^exponent for x &gt;= 0, to a few ulps however large or small the result: 1 for the exponent 0 everywhere, infinite at 0 for negative ones.
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
        V zero = O.Create(0), infinity = O.Create(double.PositiveInfinity), p = O.Create(exponent);
        V left = O.Create(O.IsSingle ? exponent - (float)exponent : 0);
        LogInTwoParts<V, O>(x, out V high, out V low);
        V product = O.Multiply(p, high), rest = O.MultiplyAdd(p, high, O.Negate(product));
        rest = O.Add(rest, O.MultiplyAdd(p, low, O.Multiply(left, high)));

        V power = Exp<V, O>(product), result = O.MultiplyAdd(power, rest, power);
        result = O.IfEqual(power, zero, zero, O.IfEqual(power, infinity, infinity, result));
        result = O.IfEqual(x, zero, O.Create(exponent > 0 ? 0 : double.PositiveInfinity), result);
        result = O.IfEqual(x, infinity, O.Create(exponent > 0 ? double.PositiveInfinity : 0), result);
        return exponent == 0 ? O.Create(1) : result;
    }

    /// <summary>log x for finite x &gt; 0 as a sum whose second part holds what the first lost, good to about a tenth of an ulp of log x or of log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LogInTwoParts<V, O>(V x, out V high, out V low)
        where V : struct
        where O : struct, ILanes<V>
    {
        V f = O.Subtract(O.Decompose(Lifted<V, O>(x, out V lift), out V exponent), O.Create(1));
        exponent = O.Subtract(exponent, lift);
        V halfF = O.Multiply(O.Create(0.5), f), halfSquare = O.Multiply(halfF, f), halfSquareLow = O.MultiplyAdd(halfF, f, O.Negate(halfSquare));
        V correction = LogCorrection<V, O>(f, halfSquare, O.Multiply(exponent, O.Create(Ln2Low<V, O>())));

        // The multiple of ln 2 is exact, and 0 or larger than f: so their sum and what it loses are exact, too.
        V multiple = O.Multiply(exponent, O.Create(Ln2High<V, O>())), sum = O.Add(multiple, f), lost = O.Subtract(f, O.Subtract(sum, multiple));
        V rest = O.Subtract(O.Add(O.Subtract(correction, halfSquareLow), lost), halfSquare);
        high = O.Add(sum, rest);
        low = O.Subtract(rest, O.Subtract(high, sum));
    }
}
