using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>trigamma(x), the second derivative of log Gamma, for x &gt; 0. First derivative: tetragamma; second: pentagamma.</summary>
public readonly struct Trigamma : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V value = StableMath.Trigamma<V, O>(x), first = StableMath.Tetragamma<V, O>(x);
        return new(value, first, StableMath.Pentagamma<V, O>(x));
    }
}
