using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log Gamma(x) for x &gt; 0. First derivative: digamma; second: trigamma.</summary>
public readonly struct LogGamma : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.LogGamma<V, O>(x, out V value, out V first, out V second);
        return new(value, first, second);
    }
}
