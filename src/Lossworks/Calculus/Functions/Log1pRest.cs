using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>x - log(1 + x), at its least and 0 at x = 0. First derivative: x/(1 + x); second: 1/(1 + x)^2.</summary>
public readonly struct Log1pRest : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), inverse = O.Divide(one, O.Add(one, x));
        return new(Value<V, O>(x), O.Multiply(x, inverse), O.Multiply(inverse, inverse));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Value<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Near 0, with v = x/(2 + x): log(1 + x) = 2 (v + v^3/3 + v^5/5 + ...) and x - 2v = x v, so nothing cancels.
        V v = O.Divide(x, O.Add(O.Create(2), x)), w = O.Multiply(v, v);
        V tail = O.Multiply(w, StableMath.Polynomial<V, O>(w, [1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15]));
        V near = O.Multiply(v, O.Subtract(x, O.Multiply(O.Create(2), tail)));
        return O.IfAtMost(O.Abs(x), O.Create(0.125), near, O.Subtract(x, StableMath.Log1p<V, O>(x)));
    }
}
