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
        V size = O.Abs(x), one = O.Create(1);
        V small = StableMath.ExpOfNonPositive<V, O>(O.Multiply(O.Create(-2), size), out V less);
        V inverse = O.Divide(one, O.Add(one, small)), tanh = O.Negate(O.Multiply(less, inverse)), secant = O.Add(inverse, inverse);
        V far = O.Add(O.Subtract(size, O.Create(StableMath.Ln2)), StableMath.Log1pOfShare<V, O>(small));
        return new(O.IfAtMost(size, one, StableMath.LogCoshNearZero<V, O>(x), far), O.CopySign(tanh, x), O.Multiply(small, O.Multiply(secant, secant)));
    }
}
