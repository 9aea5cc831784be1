using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// The standard normal distribution function, the probability below x, with all its digits in the lower tail. First derivative: the density phi(x); second:
/// -x phi(x).
/// </summary>
public readonly struct NormalCdf : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.Bell<V, O>(x, 0.5, 0.39894228040143267794, out V density, out V moment);
        return new(StableMath.NormalCdf<V, O>(x), density, O.Negate(moment));
    }
}
