using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>e^x for x &lt;= 0, inlined: the heart of every loss of logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ExpOfNonPositive<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V low = O.Create(O.IsSingle ? -110 : -760);
        V r = ReduceByLn2<V, O>(O.IfLess(x, low, low, x), out V n);
        V mantissa = O.Add(Expm1OfRemainder<V, O>(r), O.Create(1));

        // 2^n by way of a larger power, so that a result below the smallest normal number is rounded once and not lost.
        V lift = O.Create(O.IsSingle ? 64 : 128), drop = O.Create(O.IsSingle ? 5.42101086242752217e-20 : 2.93873587705571877e-39);
        return O.Multiply(O.Multiply(mantissa, O.PowerOfTwo(O.Add(n, lift))), drop);
    }
}
