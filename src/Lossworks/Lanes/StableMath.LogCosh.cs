using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>log(cosh x), for any x.</summary>
    /// <remarks>x^2 P(x^2) up to 3/4, P a Chebyshev fit with 60 digits; beyond that |x| - log 2 + log(1 + e^(-2|x|)).</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V LogCosh<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), z = O.Multiply(x, x), zLeft = O.MultiplyAdd(x, x, O.Negate(z)), share = LogCoshShare<V, O>(z);
        V near = O.MultiplyAdd(z, share, O.Multiply(zLeft, share));
        V far = O.Add(O.Subtract(size, O.Create(Ln2)), Log1pOfOrdinary<V, O>(Exp<V, O>(O.Multiply(O.Create(-2), size))));
        return O.IfAtMost(size, O.Create(0.75), near, far);
    }

    /// <summary>log(cosh x)/x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogCoshShare<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, 0.49999999782, -0.0833330495581, 0.0222161931543, -0.00669859851532, 0.00201399983204, -0.000429627297793);

        V fourth = O.Multiply(O.Multiply(z, z), O.Multiply(z, z));
        V rest = Polynomial<V, O>(z, 0.0000322910077333569603, -0.0000109786997086189509, 0.00000309958417124313743, -5.09601695368898586e-7);
        rest = Block<V, O>(z, fourth, rest, 0.00218694829574592865, -0.000738597207626848267, 0.000256542743149234702, -0.0000908244362155828066);
        return Block<V, O>(z, rest, 0.499999999999999978, -0.083333333333322196, 0.0222222222212686243, -0.00674603171398791728);
    }
}
