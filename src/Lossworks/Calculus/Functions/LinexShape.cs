using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>(2/a^2)(e^(a r) - a r - 1) for one asymmetry a: r^2 near 0, exponential on one side, linear on the other.</summary>
/// <remarks>First derivative (2/a)(e^(a r) - 1), second 2 e^(a r). Near 0 the factor r^2 stands outside, so that no tiny a is squared.</remarks>
/// <param name="asymmetry">The asymmetry a: not 0.</param>
internal readonly struct LinexShape(double asymmetry) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V r)
        where V : struct
        where O : struct, ILanes<V>
    {
        V a = O.Create(asymmetry), scale = O.Create(2 / asymmetry), x = O.Multiply(a, r), size = O.Abs(x), two = O.Create(2);
        V near = O.Multiply(O.Multiply(two, StableMath.ExpRestShare<V, O>(x)), O.Multiply(r, r));
        V rise = StableMath.Expm1<V, O>(x), far = O.Multiply(scale, O.Divide(O.Subtract(rise, x), a));
        // Where e^x - 1 rounds to x: 2 r, also for an a whose inverse is out of range.
        V first = O.IfAtMost(size, O.Create(O.IsSingle ? 1e-9 : 1e-18), O.Multiply(two, r), O.Multiply(scale, rise));
        return new(O.IfAtMost(size, O.Create(StableMath.Ln2), near, far), first, O.Multiply(two, StableMath.Exp<V, O>(x)));
    }
}
