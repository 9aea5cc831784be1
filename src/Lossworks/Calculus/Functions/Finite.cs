using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>x itself, but no larger than the largest number: for factors that may meet a 0, which times infinity would not be a number.</summary>
internal readonly struct Finite : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V largest = O.Create(O.IsSingle ? float.MaxValue : double.MaxValue);
        return new(O.IfLess(largest, O.Abs(x), O.CopySign(largest, x), x), O.Create(1), O.Create(0));
    }
}
