using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>From where on 1 + x^2 rounds to x^2, so that the square need not be formed (and cannot overflow).</summary>
internal static class Huge
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double From<V, O>()
        where V : struct
        where O : struct, ILanes<V>
        => O.IsSingle ? 1e4 : 1e8;
}
