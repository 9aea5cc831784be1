using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The hyperbolic sine. First derivative: cosh x; second: sinh x.</summary>
public readonly struct Sinh : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.SinhCosh<V, O>(x, out V sinh, out V cosh);
        return new(sinh, cosh, sinh);
    }
}
