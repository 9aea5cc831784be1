using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>tan(pi/8): up to here the series of the arctangent is used as it stands.</summary>
    private const double TanEighth = 0.41421356237309504880;

    /// <summary>The arctangent, in (-pi/2, pi/2).</summary>
    /// <remarks>
    /// arctan x = pi/2 - arctan(1/x) from tan(3 pi/8) on, pi/4 + arctan((x - 1)/(x + 1)) from tan(pi/8) on; what is left is at most tan(pi/8), where
    /// t + t^3 P(t^2) is exact to a tenth of an ulp. P: Chebyshev fits of (arctan(t)/t - 1)/t^2, made with 60 digits.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Arctan<V, O>(V x)
        where V : struct
        where O : struct, ILanes<V>
    {
        V size = O.Abs(x), zero = O.Create(0), one = O.Create(1), eighth = O.Create(TanEighth), far = O.Create(1 / TanEighth);
        V middle = O.Divide(O.Subtract(size, one), O.Add(size, one));
        V t = O.IfAtMost(size, eighth, size, O.IfAtMost(size, far, middle, O.Divide(O.Create(-1), size)));
        V quarters = O.IfAtMost(size, eighth, zero, O.IfAtMost(size, far, one, O.Create(2)));

        V z = O.Multiply(t, t);
        V tail = O.IsSingle
            ? Polynomial<V, O>(
                z, -0.333333332792545116, 0.199999772585886977, -0.142841511882515288, 0.110713649222267336, -0.0862467540206897737, 0.0504813659438319068)
            : Polynomial<V, O>(
                z, -0.333333333333333332, 0.199999999999998045, -0.142857142856598271, 0.111111111051554002, -0.090909087534985719, 0.0769229637496549873,
                -0.0666642488454127448, 0.058789289840718917, -0.0523045416928529808, 0.0455159275824621869, -0.0345705500899163727, 0.0162857436766754435);

        // pi/4 as the nearest number of the precision and what that leaves over.
        V high = O.Multiply(quarters, O.Create(Math.PI / 4));
        V low = O.Multiply(quarters, O.Create(O.IsSingle ? -2.1855695000931214e-8 : 3.0616169978683829431e-17));
        V result = O.Add(high, O.MultiplyAdd(O.Multiply(t, z), tail, O.Add(low, t)));
        return O.CopySign(result, x);
    }
}
