using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>e^x - 1.</summary>
public readonly struct Expm1 : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V slope = StableMath.Exp<V, O>(x);
        return new(StableMath.Expm1<V, O>(x), slope, slope);
    }
}
