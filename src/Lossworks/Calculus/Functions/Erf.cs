using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The error function. First derivative: 2/sqrt(pi) e^(-x^2); second: -2x times that.</summary>
public readonly struct Erf : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        StableMath.Bell<V, O>(x, 1, 1.1283791670955125739, out V density, out V moment);
        return new(StableMath.Erf<V, O>(x), density, O.Multiply(O.Create(-2), moment));
    }
}
