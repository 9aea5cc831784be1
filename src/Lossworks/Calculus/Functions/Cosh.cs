using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The hyperbolic cosine. First derivative: sinh x; second: cosh x.</summary>
public readonly struct Cosh : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinhCosh<V, O>(x, out V sinh, out V cosh);
        return new(cosh, sinh, cosh);
    }
}
