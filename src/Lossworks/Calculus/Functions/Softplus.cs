using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log(1 + e^x). First derivative: the logistic function s(x); second: s(x) s(-x). No term overflows or cancels for any x.</summary>
public readonly struct Softplus : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V small = StableMath.ExpOfNonPositive<V, O>(O.Negate(O.Abs(x))), zero = O.Create(0), one = O.Create(1);
        V inverse = O.Divide(one, O.Add(one, small)), tail = O.Multiply(small, inverse);
        V value = O.Add(O.AtLeast(x, zero), StableMath.Log1pOfShare<V, O>(small));
        return new(value, O.IfLess(x, zero, tail, inverse), O.Multiply(tail, inverse));
    }
}
