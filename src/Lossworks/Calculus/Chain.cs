using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>The product of the chain rule: a motion that is 0 stays 0, also along an infinite slope (0 times infinity would be NaN).</summary>
internal static class Chain
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Times<V, O>(V motion, V slope)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(motion, O.Create(0), O.Create(0), O.Multiply(slope, motion));
}
