using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>1 - erf(x), with all its digits in the tail, down to the smallest number.</summary>
    /// <remarks>Twice the probability that a normal variable exceeds y = x sqrt 2. y is carried in two parts, and its square is 2 x^2.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Erfc<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Past the bound the tail is 0.
        V bound = O.Create(O.IsSingle ? 10.5 : 27.5), root = O.Create(1.4142135623730950488), two = O.Create(2);
        V size = O.Abs(x), inside = O.IfLess(bound, size, bound, size), square = O.Multiply(inside, inside);
        V y = O.Multiply(inside, root), rootLeft = O.Create(O.IsSingle ? 2.4203235972764038e-8 : -9.6672933134529135e-17);
        V yLeft = O.MultiplyAdd(inside, rootLeft, O.MultiplyAdd(inside, root, O.Negate(y)));
        V left = O.MultiplyAdd(inside, inside, O.Negate(square));
        V tail = NormalTailOf<V, O>(y, yLeft, O.Negate(square), O.Negate(left));
        tail = O.Add(tail, tail);

        V one = O.Create(1), whole = O.Subtract(one, x), lost = O.Subtract(O.Subtract(one, whole), x);
        V near = O.Add(whole, O.MultiplyAdd(O.Negate(x), ErfExcess<V, O>(square), lost));
        return O.IfLess(y, O.Create(0.75), near, O.IfLess(x, O.Create(0), O.Subtract(two, tail), tail));
    }
}
