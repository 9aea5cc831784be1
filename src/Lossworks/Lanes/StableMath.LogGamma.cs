using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

/// <remarks>
/// <para>
/// Three pieces, of which every lane takes one. From 5/2 on Stirling's form, its asymptotic series (Abramowitz and Stegun 6.1.41, 6.3.18, 6.4.12) replaced
/// by polynomials in 1/x^2 that are exact there. From 0.7 on polynomials of the function divided by its zeros, so that it keeps its digits next to them. Below
/// that the same at y = x + 1, by the recurrence.
/// </para>
/// <para>The polynomials of the middle piece are in w = (y - c)/(y + c), which moves the poles at 0, -1, -2... far from where y can be.</para>
/// </remarks>
public static partial class StableMath
{
    /// <summary>From here on Stirling's form.</summary>
    private const double StirlingFrom = 2.5;

    /// <summary>Trigamma's: where it exceeds 1/2, below which its ulps halve.</summary>
    private const double TrigammaStirlingFrom = 2.4;

    /// <summary>Below this the recurrence.</summary>
    private const double GammaShiftBelow = 0.7;

    /// <summary>log Gamma(x) for x &gt; 0; infinity at 0 and NaN below.</summary>
    /// <remarks>Near its zeros, 1 and 2, the error is relative to the result, too.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V LogGamma<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogInTwoParts<V, O>(x, out V high, out V low);
        return LogGammaFrom<V, O>(x, high, low);
    }

    /// <summary>log Gamma(x) of one double, x &gt; 0.</summary>
    internal static double LogGamma(double x) => LogGamma<double, Scalar<double>>(x);

    /// <summary>digamma(x), the derivative of log Gamma, for x &gt; 0; -infinity at 0 and NaN below.</summary>
    /// <remarks>Near its zero, 1.4616..., the error is relative to the result, too.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Digamma<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogInTwoParts<V, O>(x, out V high, out V low);
        return DigammaFrom<V, O>(x, high, low);
    }

    /// <summary>trigamma(x), the second derivative of log Gamma, for x &gt; 0; infinity at 0 and NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Trigamma<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), half = O.Create(0.5), zero = O.Create(0), infinity = O.Create(double.PositiveInfinity);
        V inverse = O.Divide(one, x), left = O.MultiplyAdd(O.Negate(inverse), x, one);
        V z = O.Multiply(inverse, inverse), zLeft = O.MultiplyAdd(inverse, inverse, O.Negate(z));

        // trigamma(1 + x) + 1/x^2, the square with what its roundings lost; what w lost counts most near 5/2, where the slope in w is -0.8.
        V square = O.MultiplyAdd(O.Add(left, left), z, zLeft), shift = O.Create(2.875), over = O.Subtract(x, O.Create(0.875)), under = O.Add(x, shift);
        V scale = O.Divide(one, under), w = O.Multiply(over, scale), back = O.Negate(w), underLeft = O.Subtract(x, O.Subtract(under, shift));
        V wLeft = O.Multiply(scale, O.MultiplyAdd(back, underLeft, O.MultiplyAdd(back, under, over)));
        V rest = O.MultiplyAdd(wLeft, O.Create(-0.8), O.Add(TrigammaNext<V, O>(w), square));
        V near = O.Add(z, O.Add(O.Create(0.3125), rest));
        near = O.IfEqual(z, infinity, infinity, near);

        V far = O.Add(inverse, O.Multiply(z, O.MultiplyAdd(inverse, TrigammaTail<V, O>(z), half)));
        V result = O.IfLess(x, O.Create(TrigammaStirlingFrom), near, far);
        return O.IfAtMost(zero, x, result, O.Create(double.NaN));
    }

    /// <summary>log Gamma(x), digamma(x) and trigamma(x) for x &gt; 0, the same bits as one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogGamma<V, O>(V x, out V logGamma, out V digamma, out V trigamma)
        where V : struct
        where O : struct, ILanes<V>
    {
        LogInTwoParts<V, O>(x, out V high, out V low);
        logGamma = LogGammaFrom<V, O>(x, high, low);
        digamma = DigammaFrom<V, O>(x, high, low);
        trigamma = Trigamma<V, O>(x);
    }

    /// <summary>log Gamma(1 + x) near x = 0, relative to x: where 1 + x itself would lose its digits. For |x| &lt;= 1/4.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static V LogGammaNearOneOf<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => LogGammaCore<V, O>(x, LogGammaExcess<V, O>(GammaVariable<V, O>(x)));

    /// <summary>log Gamma(x), given log x in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogGammaFrom<V, O>(V x, V high, V low)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), zero = O.Create(0), infinity = O.Create(double.PositiveInfinity);
        V fromOne = GammaFromOne<V, O>(x), core = LogGammaCore<V, O>(fromOne, LogGammaExcess<V, O>(GammaVariable<V, O>(fromOne)));
        V near = O.IfLess(x, O.Create(GammaShiftBelow), O.Subtract(O.Subtract(core, low), high), core);

        // (x - 1/2)(log x - 1) + log(2 pi)/2 - 1/2 + the rest, the product with what its roundings lost: x log x - x would cancel, and overflow too soon.
        V inverse = O.Divide(one, x), z = O.Multiply(inverse, inverse);
        V factor = O.Subtract(high, one), factorLeft = O.Add(O.Subtract(O.Subtract(high, factor), one), low), shifted = O.Subtract(x, O.Create(0.5));
        V product = O.Multiply(shifted, factor), left = O.MultiplyAdd(shifted, factor, O.Negate(product));
        V rest = O.MultiplyAdd(inverse, LogGammaTail<V, O>(z), O.MultiplyAdd(shifted, factorLeft, left));
        V far = O.Create(HalfLogTwoPi - 0.5), sum = O.Add(product, far), part = O.Subtract(sum, product);
        V lost = O.Add(O.Subtract(product, O.Subtract(sum, part)), O.Subtract(far, part));
        far = O.Add(sum, O.Add(lost, rest));

        V result = O.IfLess(x, O.Create(StirlingFrom), near, O.IfEqual(product, infinity, infinity, far));
        result = O.IfEqual(x, infinity, infinity, O.IfEqual(x, zero, infinity, result));
        return O.IfAtMost(zero, x, result, O.Create(double.NaN));
    }

    /// <summary>digamma(x), given log x in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V DigammaFrom<V, O>(V x, V high, V low)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), half = O.Create(0.5), zero = O.Create(0), infinity = O.Create(double.PositiveInfinity);
        V inverse = O.Divide(one, x), left = O.Multiply(inverse, O.MultiplyAdd(O.Negate(inverse), x, one)), z = O.Multiply(inverse, inverse);

        // From the root, which is given in two parts.
        V fromOne = GammaFromOne<V, O>(x);
        V fromRoot = O.Subtract(fromOne, O.Create(O.IsSingle ? 0.46163213253021240234 : 0.46163214496836235679));
        fromRoot = O.Subtract(fromRoot, O.Create(O.IsSingle ? 1.2438149938918909542e-8 : -1.5522348162858676891e-17));
        V core = O.MultiplyAdd(fromRoot, DigammaExcess<V, O>(GammaVariable<V, O>(fromOne)), fromRoot);
        V near = O.IfLess(x, O.Create(GammaShiftBelow), O.Subtract(O.Subtract(core, left), inverse), core);
        near = O.IfEqual(O.Abs(inverse), infinity, O.Create(double.NegativeInfinity), near);

        V far = O.Add(high, O.Subtract(low, O.MultiplyAdd(z, DigammaTail<V, O>(z), O.Multiply(half, inverse))));
        V result = O.IfLess(x, O.Create(StirlingFrom), near, O.IfEqual(x, infinity, infinity, far));
        return O.IfAtMost(zero, x, result, O.Create(double.NaN));
    }

    /// <summary>y - 1 for y = x, or x + 1 where x is small: 1 + x itself would lose digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V GammaFromOne<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfLess(x, O.Create(GammaShiftBelow), x, O.Subtract(x, O.Create(1)));

    /// <summary>(y - c)/(y + c), c = 21/16, from y - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V GammaVariable<V, O>(V fromOne)
        where V : struct
        where O : struct, ILanes<V>
        => O.Divide(O.Subtract(fromOne, O.Create(0.3125)), O.Add(fromOne, O.Create(2.3125)));

    /// <summary>(y - 1)(y - 2)(1/2 + excess), the first product with what its roundings lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogGammaCore<V, O>(V fromOne, V excess)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), half = O.Create(0.5), fromTwo = O.Subtract(fromOne, one), lost = O.Subtract(fromOne, O.Add(fromTwo, one));
        V zeros = O.Multiply(fromOne, fromTwo), left = O.MultiplyAdd(fromOne, lost, O.MultiplyAdd(fromOne, fromTwo, O.Negate(zeros)));
        return O.MultiplyAdd(half, zeros, O.MultiplyAdd(zeros, excess, O.Multiply(left, O.Add(half, excess))));
    }
}
