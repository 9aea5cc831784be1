using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>(e^(a x) - 1)/a, which is x for a = 0: the inverse of Box and Cox's transform of e^x. First derivative: e^(a x); second: a e^(a x).</summary>
/// <param name="rate">The rate a.</param>
internal readonly struct Expm1Over(double rate) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V factor = O.Create(rate), slope = StableMath.Exp<V, O>(O.Multiply(factor, x));
        V value = rate == 0 ? x : O.Divide(StableMath.Expm1<V, O>(O.Multiply(factor, x)), factor);
        return new(value, slope, O.Multiply(factor, slope));
    }
}
