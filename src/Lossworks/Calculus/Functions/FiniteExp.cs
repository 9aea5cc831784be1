using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>e^x, or the largest number where e^x is beyond it; the derivatives are as large. For products whose other factor may be 0.</summary>
internal readonly struct FiniteExp : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V exp = StableMath.Exp<V, O>(x), largest = O.Create(O.IsSingle ? float.MaxValue : double.MaxValue);
        V value = O.IfLess(largest, exp, largest, exp);
        return new(value, value, value);
    }
}
