using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The square root.</summary>
public readonly struct Sqrt : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V root = O.Sqrt(x), first = O.Divide(O.Create(0.5), root);
        return new(root, first, O.Negate(O.Divide(O.Multiply(O.Create(0.5), first), x)));
    }
}
