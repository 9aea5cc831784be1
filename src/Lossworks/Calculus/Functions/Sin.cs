using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The sine, x in radians. First derivative: cos x; second: -sin x.</summary>
public readonly struct Sin : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinCos<V, O>(x, out V sin, out V cos);
        return new(sin, cos, O.Negate(sin));
    }
}
