using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>log(1 + e^x), for any x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Softplus<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V zero = O.Create(0);
        return O.Add(O.IfLess(x, zero, zero, x), Log1pOfOrdinary<V, O>(Exp<V, O>(O.Negate(O.Abs(x)))));
    }

    /// <summary>log s(x) = -log(1 + e^-x), s the logistic function, for any x.</summary>
    public static V LogSigmoid<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
        => O.Negate(Softplus<V, O>(O.Negate(x)));
}
