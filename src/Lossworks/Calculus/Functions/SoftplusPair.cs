using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// a log(1 + e^x) + b log(1 + e^-x) for a, b &gt;= 0: the cross-entropy of a logit with shares a of no and b of yes. First derivative:
/// a s(x) - b s(-x), s the logistic function; second: (a + b) s(x) s(-x).
/// </summary>
/// <remarks>
/// Both terms come from one e^-|x|. With w the share against the side of x, and o the other: (a + b) log(1 + e^-|x|) + w |x|, and the derivative
/// is sign(x) (w - o e^-|x|)/(1 + e^-|x|): nothing cancels but what truly does.
/// </remarks>
public readonly struct SoftplusPair : IElementaryOfConstants
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x, V a, V b)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), small = StableMath.ExpOfNonPositive<V, O>(O.Negate(size)), zero = O.Create(0), one = O.Create(1), both = O.Add(a, b);
        V inverse = O.Divide(one, O.Add(one, small)), against = O.IfLess(x, zero, b, a), other = O.IfLess(x, zero, a, b);
        V value = O.MultiplyAdd(against, size, O.Multiply(both, StableMath.Log1pOfShare<V, O>(small)));
        V slope = O.Multiply(inverse, O.Subtract(against, O.Multiply(other, small)));
        return new(value, O.IfLess(x, zero, O.Negate(slope), slope), O.Multiply(both, O.Multiply(O.Multiply(small, inverse), inverse)));
    }
}
