using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The standard normal distribution function, the probability below x. The probability above x, with all its digits, is that below -x.</summary>
    /// <remarks>
    /// Both tails are right to a few ulps of their own size, down to the smallest number: Q(x) = e^(-x^2/2) P(t)/(x + 4) with t = (x - 4)/(x + 4) for
    /// x &gt;= 0, P a Chebyshev fit with 60 digits, and x^2 carried in two parts.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V NormalCdf<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Past the bound the tail is 0.
        V one = O.Create(1), four = O.Create(4), zero = O.Create(0), half = O.Create(-0.5), bound = O.Create(O.IsSingle ? 15 : 39), size = O.Abs(x);
        size = O.IfLess(bound, size, bound, size);
        V square = O.Multiply(size, size), left = O.MultiplyAdd(size, size, O.Negate(square));
        V inverse = O.Divide(one, O.Add(size, four)), t = O.Multiply(O.Subtract(size, four), inverse);
        V tail = ExpTimes<V, O>(O.Multiply(half, square), O.Multiply(half, left), O.Multiply(inverse, NormalTailShare<V, O>(t)));
        return O.IfLess(zero, x, O.Subtract(one, tail), tail);
    }

    /// <summary>e^(x^2/2) Q(x) (x + 4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalTailShare<V, O>(V t)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
        {
            V power = O.Multiply(O.Multiply(t, t), O.Multiply(t, t));
            V more = Polynomial<V, O>(t, 0.000133653387094, -0.000215573776286, -0.00000173108230148, 0.0000211829842552);
            more = Block<V, O>(t, power, more, 0.060396648278, -0.00753771715968, -0.00347995463744, 0.00162204010553);
            return Block<V, O>(t, more, 0.755285130517, -0.607896631366, 0.38713739386, -0.18652215984);
        }

        V fourth = O.Multiply(O.Multiply(t, t), O.Multiply(t, t));
        V rest = Polynomial<V, O>(t, 2.14276038434523559e-8, 1.43299184010886129e-9, -3.73064508186837028e-9, -8.54652189988014714e-10, 3.40331230864949465e-10, 1.17547899148077403e-10);
        rest = Block<V, O>(t, fourth, rest, 2.72462969511458721e-7, -1.56502364619931066e-7, -8.68664701599789276e-8, 1.46307274056511747e-8);
        rest = Block<V, O>(t, fourth, rest, 7.16658764119512099e-7, -0.00000592058651955689084, -6.29836733849236905e-7, 0.00000102256041582960377);
        rest = Block<V, O>(t, fourth, rest, 0.000133344309411832544, -0.000231094953240194385, -0.00000190824635141457105, 0.0000351447947875335531);
        rest = Block<V, O>(t, fourth, rest, 0.0603965748909178723, -0.00754018896682523998, -0.00347969236704797363, 0.00163081845939458598);
        return Block<V, O>(t, rest, 0.755285130415751492, -0.607896641971892125, 0.387137400742214917, -0.186521857959654829);
    }
}
