using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log(1 + x^2). First derivative: 2x/(1 + x^2); second: 2(1 - x^2)/(1 + x^2)^2.</summary>
public readonly struct Log1pSquare : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), one = O.Create(1), two = O.Create(2), huge = O.Create(Huge.From<V, O>());
        V bounded = O.IfLess(huge, size, one, x), square = O.Multiply(bounded, bounded), inverse = O.Divide(one, O.Add(one, square));
        V value = StableMath.Log1pOfOrdinary<V, O>(square), first = O.Multiply(O.Multiply(two, bounded), inverse);
        V second = O.Multiply(O.Multiply(two, inverse), O.Multiply(O.Subtract(one, square), inverse));

        // Where 1 + x^2 rounds to x^2: 2 log|x|, 2/x, -2/x^2.
        V reciprocal = O.Divide(one, x), farValue = O.Multiply(two, StableMath.Log<V, O>(size));
        V farFirst = O.Multiply(two, reciprocal), farSecond = O.Multiply(O.Negate(farFirst), reciprocal);
        return new(
            O.IfLess(huge, size, farValue, value),
            O.IfLess(huge, size, farFirst, first),
            O.IfLess(huge, size, farSecond, second));
    }
}
