using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// The logarithm of the standard normal distribution function, right however far out on either side. First derivative: h(x), the density over the function;
/// second: -h(x) (x + h(x)), in (-1, 0).
/// </summary>
public readonly struct LogNormalCdf : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.LogNormalCdf<V, O>(x, out V value, out V first, out V second);
        return new(value, first, second);
    }
}
