using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>log(cosh x). First derivative: tanh x; second: 1/cosh^2 x.</summary>
public readonly struct LogCosh : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), one = O.Create(1), two = O.Create(2), doubled = O.Multiply(O.Create(-2), size);
        V small = StableMath.Exp<V, O>(doubled), sum = O.Add(one, small);
        V tanh = O.Divide(O.Negate(StableMath.Expm1<V, O>(doubled)), sum);

        // Near 0: -log(1 - tanh^2)/2, which keeps every digit; elsewhere |x| + log(1 + e^(-2|x|)) - log 2.
        V inner = O.IfAtMost(size, one, O.Negate(O.Multiply(tanh, tanh)), small), log = StableMath.Log1pOfOrdinary<V, O>(inner);
        V value = O.IfAtMost(size, one, O.Multiply(O.Create(-0.5), log), O.Add(O.Subtract(size, O.Create(StableMath.Ln2)), log));
        V secant = O.Divide(two, sum);
        return new(value, O.CopySign(tanh, x), O.Multiply(small, O.Multiply(secant, secant)));
    }
}
