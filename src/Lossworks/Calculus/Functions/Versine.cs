using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>1 - cos(x), accurate near 0. First derivative: sin x; second: cos x.</summary>
public readonly struct Versine : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinCos<V, O>(x, out V sin, out V cos);
        StableMath.SinCos<V, O>(O.Multiply(O.Create(0.5), x), out V sinOfHalf, out _);
        return new(O.Multiply(O.Create(2), O.Multiply(sinOfHalf, sinOfHalf)), sin, cos);
    }
}
