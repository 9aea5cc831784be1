using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>sqrt(1 + x^2) - 1: parabola for small x, |x| - 1 for large. Written as x^2/(1 + sqrt(1 + x^2)), which does not cancel.</summary>
public readonly struct SoftAbs : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), one = O.Create(1);
        V root = O.IfLess(O.Create(Huge.From<V, O>()), size, size, O.Sqrt(O.MultiplyAdd(x, x, one))), inverse = O.Divide(one, root);
        V value = O.Multiply(x, O.Divide(x, O.Add(one, root)));
        return new(value, O.Divide(x, root), O.Multiply(inverse, O.Multiply(inverse, inverse)));
    }
}
