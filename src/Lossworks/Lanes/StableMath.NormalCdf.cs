using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>e^8 Q(4) 8: the first coefficient of the polynomial in t.</summary>
    private const double NormalTailFirst = 0.755285130415751492;

    /// <summary>The standard normal distribution function, the probability below x. The probability above x, with all its digits, is that below -x.</summary>
    /// <remarks>
    /// Both tails are right to a few ulps of their own size, down to the smallest number. 1/2 + x P(x^2) up to 3/4; beyond that the tail is
    /// e^(-x^2/2) R(t)/(|x| + 4) with t = (|x| - 4)/(|x| + 4), and x^2 carried in two parts. P, R: Chebyshev fits with 60 digits.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V NormalCdf<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Past the bound the tail is 0.
        V one = O.Create(1), bound = O.Create(O.IsSingle ? 15 : 39), size = O.Abs(x);
        V inside = O.IfLess(bound, size, bound, size), square = O.Multiply(inside, inside), half = O.Create(-0.5);
        V left = O.MultiplyAdd(inside, inside, O.Negate(square));
        V tail = NormalTailOf<V, O>(inside, O.Create(0), O.Multiply(half, square), O.Multiply(half, left));
        V near = O.MultiplyAdd(x, NormalSlope<V, O>(O.Multiply(x, x)), O.Create(0.5));
        return O.IfLess(size, O.Create(0.75), near, O.IfLess(O.Create(0), x, O.Subtract(one, tail), tail));
    }

    /// <summary>The probability above x + xLeft, for x from 3/4 on, given -(x + xLeft)^2/2 = high + low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalTailOf<V, O>(V x, V xLeft, V high, V low)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), four = O.Create(4);

        // What the inverse lost, relative to it. It stands for a slightly different x, whose tail differs by (x + 4)(hazard - x) times that, about 1.8 - 1.1t
        // + 0.3t^2.
        V sum = O.Add(x, four), sumLeft = O.Add(O.Subtract(x, O.Subtract(sum, four)), xLeft), inverse = O.Divide(one, sum), back = O.Negate(inverse);
        V lost = O.MultiplyAdd(back, sumLeft, O.MultiplyAdd(back, sum, one)), t = O.MultiplyAdd(O.Create(-8), inverse, one);
        V weight = O.MultiplyAdd(t, O.MultiplyAdd(t, O.Create(0.3), O.Create(-1.1)), O.Create(1.8));
        low = O.MultiplyAdd(lost, weight, low);

        // The last step of the polynomial and the product with the inverse, with what they lost.
        V inner = NormalTailShare<V, O>(t), first = O.Create(NormalTailFirst), share = O.MultiplyAdd(inner, t, first);
        V shareLeft = O.MultiplyAdd(inner, t, O.Subtract(first, share)), factor = O.Multiply(inverse, share);
        V factorLeft = O.MultiplyAdd(inverse, shareLeft, O.MultiplyAdd(inverse, share, O.Negate(factor)));
        return ExpTimes<V, O>(high, low, factor, factorLeft);
    }

    /// <summary>(the normal distribution function - 1/2)/x, z = x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NormalSlope<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, 0.398942280392, -0.066490378885, 0.00997353238742, -0.00118714020291, 0.000114782887581, -0.00000839161327691);

        V rest = Polynomial<V, O>(
            z, 0.000115434687464978302, -0.00000944465525288564506, 6.65965266006745626e-7, -4.12163877972540453e-8, 2.25780854807255818e-9,
            -9.95581018604742247e-11);
        return Block<V, O>(z, rest, 0.398942280401432678, -0.0664903800669054366, 0.0099735570100352445, -0.00118732821546740344);
    }

    /// <summary>(e^(x^2/2) Q(x) (x + 4) - the first coefficient)/t.</summary>
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
            return Lead<V, O>(t, more, -0.607896631366, 0.38713739386, -0.18652215984);
        }

        V fourth = O.Multiply(O.Multiply(t, t), O.Multiply(t, t));
        V rest = Polynomial<V, O>(
            t, 2.14276038434523559e-8, 1.43299184010886129e-9, -3.73064508186837028e-9, -8.54652189988014714e-10, 3.40331230864949465e-10,
            1.17547899148077403e-10);
        rest = Block<V, O>(t, fourth, rest, 2.72462969511458721e-7, -1.56502364619931066e-7, -8.68664701599789276e-8, 1.46307274056511747e-8);
        rest = Block<V, O>(t, fourth, rest, 7.16658764119512099e-7, -0.00000592058651955689084, -6.29836733849236905e-7, 0.00000102256041582960377);
        rest = Block<V, O>(t, fourth, rest, 0.000133344309411832544, -0.000231094953240194385, -0.00000190824635141457105, 0.0000351447947875335531);
        rest = Block<V, O>(t, fourth, rest, 0.0603965748909178723, -0.00754018896682523998, -0.00347969236704797363, 0.00163081845939458598);
        return Lead<V, O>(t, rest, -0.607896641971892125, 0.387137400742214917, -0.186521857959654829);
    }
}
