using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>x - log(1 + x) for x &gt; -1: x^2/2 near 0. First derivative: x/(1 + x); second: 1/(1 + x)^2.</summary>
public readonly struct Log1pRest : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // With l = log(1 + x) it is e^l - 1 - l, which does not cancel for small x; for large x the exponential of a logarithm would lose digits.
        V one = O.Create(1), log = StableMath.Log1p<V, O>(x), above = O.Add(one, x), inverse = O.Divide(one, above);
        V value = O.IfAtMost(x, one, StableMath.ExpRest<V, O>(log), O.Subtract(x, log));
        return new(value, O.Divide(x, above), O.Multiply(inverse, inverse));
    }
}
