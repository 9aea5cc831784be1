using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>e^x - 1 - x, at its least and 0 at x = 0.</summary>
public readonly struct ExpRest : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => new(StableMath.ExpRest<V, O>(x), StableMath.Expm1<V, O>(x), StableMath.Exp<V, O>(x));
}
