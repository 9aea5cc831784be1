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
        V first = O.Multiply(O.Create(1.1283791670955125739), StableMath.Exp<V, O>(O.Negate(O.Multiply(x, x))));
        return new(StableMath.Erf<V, O>(x), first, O.Multiply(O.Multiply(O.Create(-2), x), first));
    }
}
