using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>bell = factor e^(-width x^2) and moment = x bell, each rounded once where it leaves the normal numbers.</summary>
    /// <remarks>What the rounding of x^2 lost counts in the exponent as often as x^2 is large, so it is carried along.</remarks>
    /// <param name="x">The argument.</param>
    /// <param name="width">1 or 1/2.</param>
    /// <param name="factor">Between 1/4 and 4.</param>
    /// <param name="bell">The bell.</param>
    /// <param name="moment">x times it.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Bell<V, O>(V x, double width, double factor, out V bell, out V moment)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Past the bound both are 0.
        V bound = O.Create(Math.Sqrt((O.IsSingle ? 110 : 757) / width)), size = O.Abs(x), inside = O.IfLess(bound, size, O.CopySign(bound, x), x);
        V scale = O.Create(-width), square = O.Multiply(inside, inside), left = O.MultiplyAdd(inside, inside, O.Negate(square));
        V small = Expm1OfRemainder<V, O>(ReduceByLn2<V, O>(O.Multiply(scale, square), out V n, out V lost)), c = O.Create(factor);
        V low = O.MultiplyAdd(scale, left, lost);
        V mantissa = O.MultiplyAdd(c, small, O.MultiplyAdd(c, O.MultiplyAdd(low, small, low), c));
        bell = O.Scale(mantissa, n);
        moment = O.Scale(O.Multiply(inside, mantissa), n);
    }
}
