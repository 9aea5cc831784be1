using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The logistic function s(x) = 1/(1 + e^(-x)). First derivative: s(x) s(-x); second: -s(x) s(-x) tanh(x/2).</summary>
public readonly struct Logistic : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V small = StableMath.Exp<V, O>(O.Negate(O.Abs(x))), one = O.Create(1), inverse = O.Divide(one, O.Add(one, small)), tail = O.Multiply(small, inverse);
        V first = O.Multiply(tail, inverse), tanh = O.Multiply(O.Negate(StableMath.Expm1<V, O>(O.Negate(O.Abs(x)))), inverse);
        return new(O.IfLess(x, O.Create(0), tail, inverse), first, O.Negate(O.Multiply(first, O.CopySign(tanh, x))));
    }
}
