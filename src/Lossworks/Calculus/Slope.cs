using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>The two derivatives of |x| at 0 that formulas need: 0 for a kink, +1 where two smooth branches meet.</summary>
internal static class Slope
{
    /// <summary>sign(x), 0 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfAbs<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfEqual(x, O.Create(0), O.Create(0), O.CopySign(O.Create(1), x));

    /// <summary>sign(x), +1 at 0 and at -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfMagnitude<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.IfLess(x, O.Create(0), O.Create(-1), O.Create(1));
}
