using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The arctangent. First derivative: 1/(1 + x^2); second: -2x/(1 + x^2)^2.</summary>
public readonly struct Arctan : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Where 1 + x^2 rounds to x^2 powers of 1/x take over: the square itself might overflow.
        V size = O.Abs(x), one = O.Create(1), huge = O.Create(Huge.From<V, O>()), reciprocal = O.Divide(one, x);
        V first = O.IfLess(huge, size, O.Multiply(reciprocal, reciprocal), O.Divide(one, O.MultiplyAdd(x, x, one)));
        V share = O.IfLess(huge, size, reciprocal, O.Multiply(x, first));
        return new(StableMath.Arctan<V, O>(x), first, O.Multiply(O.Create(-2), O.Multiply(share, first)));
    }
}
