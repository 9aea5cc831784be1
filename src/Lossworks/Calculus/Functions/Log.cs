using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>The natural logarithm.</summary>
public readonly struct Log : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V inverse = O.Divide(O.Create(1), x);
        return new(StableMath.Log<V, O>(x), inverse, O.Negate(O.Multiply(inverse, inverse)));
    }
}
