using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>1 - erf(x), with all its digits in the upper tail. First derivative: -2/sqrt(pi) e^(-x^2); second: -2x times that.</summary>
public readonly struct Erfc : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.Bell<V, O>(x, 1, 1.1283791670955125739, out V density, out V moment);
        return new(StableMath.Erfc<V, O>(x), O.Negate(density), O.Add(moment, moment));
    }
}
