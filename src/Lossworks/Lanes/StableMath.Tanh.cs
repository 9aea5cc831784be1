using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>x + x^3 P(x^2) up to 5/8, P a Chebyshev fit with 60 digits; beyond that 1 - 2/(e^(2x) + 1), in which nothing cancels.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Tanh<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), two = O.Create(2), size = O.Abs(x), z = O.Multiply(x, x);
        V near = O.MultiplyAdd(O.Multiply(size, z), TanhTail<V, O>(z), size);
        V far = O.Subtract(one, O.Divide(two, O.Add(Exp<V, O>(O.Add(size, size)), one)));
        return O.CopySign(O.IfAtMost(size, O.Create(0.625), near, far), x);
    }

    /// <summary>(tanh(x)/x - 1)/x^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TanhTail<V, O>(V z)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (O.IsSingle)
            return Polynomial<V, O>(z, -0.333333331779, 0.133333042779, -0.0539594059084, 0.0217699609173, -0.00834698049461, 0.00229584126276);

        V fourth = O.Multiply(O.Multiply(z, z), O.Multiply(z, z));
        V rest = Polynomial<V, O>(z, -0.000237599852854436047, 0.0000925886799878812739, -0.0000312199498925358157, 0.00000649392196664432596);
        rest = Block<V, O>(z, fourth, rest, -0.00886323511036135953, 0.00359212183593343813, -0.00145577604155490232, 0.000589663660532036037);
        return Block<V, O>(z, rest, -0.33333333333333333, 0.133333333333330502, -0.0539682539679057721, 0.0218694885193573522);
    }
}
