using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log s(x) = -log(1 + e^-x), s the logistic function. First derivative: s(-x); second: -s(x) s(-x). Nothing overflows or cancels for any x.</summary>
public readonly struct LogSigmoid : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V small = StableMath.ExpOfNonPositive<V, O>(O.Negate(O.Abs(x))), zero = O.Create(0), one = O.Create(1);
        V inverse = O.Divide(one, O.Add(one, small)), tail = O.Multiply(small, inverse);
        V value = O.Subtract(O.AtMost(x, O.Create(-0.0)), StableMath.Log1pOfShare<V, O>(small));
        return new(value, O.IfLess(x, zero, inverse, tail), O.Negate(O.Multiply(tail, inverse)));
    }
}
