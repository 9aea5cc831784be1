using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The cosine, x in radians. First derivative: -sin x; second: -cos x.</summary>
public readonly struct Cos : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinCos<V, O>(x, out V sin, out V cos);
        return new(cos, O.Negate(sin), O.Negate(cos));
    }
}
