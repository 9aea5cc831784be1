using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The hyperbolic tangent. First derivative: 1/cosh^2 x; second: -2 tanh x/cosh^2 x. All from one exponential, which does not overflow.</summary>
public readonly struct Tanh : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), small = StableMath.ExpOfNonPositive<V, O>(O.Multiply(O.Create(-2), O.Abs(x)), out V less);
        V inverse = O.Divide(one, O.Add(one, small)), tanh = O.CopySign(O.Multiply(less, inverse), x), secant = O.Add(inverse, inverse);
        V first = O.Multiply(small, O.Multiply(secant, secant));
        return new(tanh, first, O.Multiply(O.Multiply(O.Create(-2), tanh), first));
    }
}
