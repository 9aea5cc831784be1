using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// b log(1 + e^x) + (1 - b) H(s(x)), with s the logistic function and H the entropy of a coin. First derivative: s(x) (b - (1 - b) x s(-x)); second:
/// s(x) s(-x) (2b - 1 + (1 - b) x tanh(x/2)), whose parts would cancel if they were derived one by one.
/// </summary>
/// <param name="share">The share b of the first part.</param>
internal readonly struct BootstrappedSoftplus(double share) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), own = O.Create(1 - share), size = O.Abs(x), small = StableMath.Exp<V, O>(O.Negate(size));
        V inverse = O.Divide(one, O.Add(one, small));
        V tail = O.Multiply(small, inverse), log = StableMath.Log1pOfOrdinary<V, O>(small), zero = O.Create(0);
        V softplus = O.Add(O.IfLess(x, zero, zero, x), log), entropy = O.MultiplyAdd(size, tail, log);
        V logistic = O.IfLess(x, zero, tail, inverse), other = O.IfLess(x, zero, inverse, tail);
        V tanh = O.Multiply(O.Negate(StableMath.Expm1<V, O>(O.Negate(size))), inverse);
        V bend = O.MultiplyAdd(own, O.Multiply(size, tanh), O.Create((2 * share) - 1));
        return new(
            O.MultiplyAdd(own, entropy, O.Multiply(O.Create(share), softplus)),
            O.Multiply(logistic, O.Subtract(O.Create(share), O.Multiply(own, O.Multiply(x, other)))),
            O.Multiply(O.Multiply(tail, inverse), bend));
    }
}
