using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>digamma(x), the derivative of log Gamma, for x &gt; 0. First derivative: trigamma; second: tetragamma.</summary>
public readonly struct Digamma : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V value = StableMath.Digamma<V, O>(x), first = StableMath.Trigamma<V, O>(x);
        return new(value, first, StableMath.Tetragamma<V, O>(x));
    }
}
