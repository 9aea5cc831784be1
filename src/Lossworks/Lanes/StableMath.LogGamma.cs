using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>Below this the recurrence lifts the argument, and every lift costs digits; above it eight terms of Stirling's series are exact.</summary>
    private const double StirlingFrom = 10, StirlingFromInFloat = 3;

    // zeta(k)/k with alternating sign from k = 2: log Gamma(1 + t) = -gamma t + sum (-1)^k zeta(k) t^k / k (Abramowitz and Stegun 6.1.33).
    private static ReadOnlySpan<double> LogGammaNearOne =>
    [
        -0.57721566490153286061, 0.82246703342411321824, -0.40068563438653142847, 0.27058080842778454788, -0.20738555102867398527,
        0.16955717699740818995, -0.14404989676884611812, 0.12550966952474304242, -0.11133426586956469049, 0.10009945751278180853,
        -0.09095401714582904223, 0.083353840546109004025, -0.076932516411352191473, 0.07143294629536133606, -0.066668705882420468033,
        0.062500955141213040742, -0.058823978658684582339, 0.055555767627403611102, -0.052631679379616660734, 0.050000047698101693639,
        -0.047619070330142227991, 0.045454556293204669442, -0.043478266053040259361, 0.041666669150341210237, -0.040000001192401459023,
        0.038461539034675185706,
    ];

    /// <summary>log Gamma(x), digamma(x) and trigamma(x) for x &gt; 0.</summary>
    public static void LogGamma<V, O>(V x, out V logGamma, out V digamma, out V trigamma)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), zero = O.Create(0), from = O.Create(O.IsSingle ? StirlingFromInFloat : StirlingFrom);
        V high = x, product = one, first = zero, second = zero;
        for (int i = 0; i < (int)(O.IsSingle ? StirlingFromInFloat : StirlingFrom); i++)
        {
            V inverse = O.Divide(one, high);
            product = O.IfLess(high, from, O.Multiply(product, high), product);
            first = O.IfLess(high, from, O.Add(first, inverse), first);
            second = O.IfLess(high, from, O.MultiplyAdd(inverse, inverse, second), second);
            high = O.IfLess(high, from, O.Add(high, one), high);
        }

        Stirling<V, O>(high, out V tail, out V digammaTail, out V trigammaTail);
        logGamma = NearOneAndTwo<V, O>(x, O.Subtract(tail, Log<V, O>(product)));
        digamma = O.Subtract(digammaTail, first);
        trigamma = O.Add(trigammaTail, second);
    }

    /// <summary>log Gamma(x) of one double, x &gt; 0.</summary>
    internal static double LogGamma(double x)
    {
        LogGamma<double, Scalar<double>>(x, out double logGamma, out _, out _);
        return logGamma;
    }

    /// <summary>log Gamma(1 + x) near x = 0, relative to x: where 1 + x itself would lose its digits. For |x| &lt;= 1/4.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static V LogGammaNearOneOf<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.Multiply(x, Polynomial<V, O>(x, LogGammaNearOne));

    /// <summary>The three asymptotic series (Abramowitz and Stegun 6.1.41, 6.3.18, 6.4.12).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Stirling<V, O>(V x, out V logGamma, out V digamma, out V trigamma)
        where V : struct
        where O : struct, ILanes<V>
    {
        V inverse = O.Divide(O.Create(1), x), z = O.Multiply(inverse, inverse), log = Log<V, O>(x), half = O.Create(0.5);
        V series = O.Multiply(
            inverse,
            Polynomial<V, O>(z, [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400]));
        // (x - 1/2) log x - x in one piece loses nothing that the result keeps.
        logGamma = O.Add(O.Add(O.Subtract(O.Multiply(O.Subtract(x, half), log), x), O.Create(HalfLogTwoPi)), series);
        V digammaSeries = Polynomial<V, O>(z, [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12]);
        digamma = O.Subtract(O.Subtract(log, O.Multiply(half, inverse)), O.Multiply(z, digammaSeries));
        V trigammaSeries = Polynomial<V, O>(z, [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6]);
        trigamma = O.MultiplyAdd(O.Multiply(z, inverse), trigammaSeries, O.MultiplyAdd(half, z, inverse));
    }

    /// <summary>Around its zeros at 1 and 2 the recurrence cancels, so a power series takes over within 1/4, in float within 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NearOneAndTwo<V, O>(V x, V elsewhere)
        where V : struct
        where O : struct, ILanes<V>
    {
        V reach = O.Create(O.IsSingle ? 0.5 : 0.25), fromOne = O.Subtract(x, O.Create(1)), fromTwo = O.Subtract(x, O.Create(2));
        V nearOne = O.Multiply(fromOne, Polynomial<V, O>(fromOne, LogGammaNearOne));
        V nearTwo = O.Add(O.Multiply(fromTwo, Polynomial<V, O>(fromTwo, LogGammaNearOne)), Log1p<V, O>(fromTwo));
        V result = O.IfAtMost(O.Abs(fromOne), reach, nearOne, elsewhere);
        return O.IfAtMost(O.Abs(fromTwo), reach, nearTwo, result);
    }
}
