using System.Runtime.CompilerServices;

namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>The sine and the cosine of an angle in radians.</summary>
    /// <remarks>
    /// Right to two ulps up to 3e15 (float: 6e6), for small results too. Beyond that the angle is turned back through its number of turns,
    /// whose rounding counts as much as one ulp of x.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SinCos<V, O>(V x, out V sin, out V cos)
        where V : struct
        where O : struct, ILanes<V>
    {
        V near = O.Create(O.IsSingle ? 6e6 : 3e15), turns = O.Multiply(x, O.Create(0.5 / Math.PI));
        turns = O.Subtract(turns, O.Round(turns));
        V angle = O.IfAtMost(O.Abs(x), near, x, O.Multiply(O.Create(2 * Math.PI), turns));

        // The nearest whole number of quarters, of a product in two parts: where it is large, its own rounding could make it another.
        V share = O.Create(2 / Math.PI), product = O.Multiply(angle, share), shareLeft = O.Create(O.IsSingle ? 2.5682552973194106e-8 : -3.935735335036497e-17);
        V left = O.MultiplyAdd(angle, shareLeft, O.MultiplyAdd(angle, share, O.Negate(product))), quarters = O.Round(product);
        quarters = O.Add(quarters, O.Round(O.Add(O.Subtract(product, quarters), left)));

        // pi/2 in three parts. The first step is exact, because what is left is below 2 and a multiple of the part's last place (Cody and Waite 1980); what the
        // second loses is carried along (Knuth 1969, two-sum), because it counts where the two cancel.
        V back = O.Negate(quarters), part = O.Create(O.IsSingle ? -4.371138828673793e-8 : 6.123233995736766e-17);
        V first = O.MultiplyAdd(back, O.Create(Math.PI / 2), angle), second = O.Multiply(back, part), sum = O.Add(first, second);
        V added = O.Subtract(sum, first), lost = O.Add(O.Subtract(first, O.Subtract(sum, added)), O.Subtract(second, added));
        lost = O.Add(lost, O.MultiplyAdd(back, part, O.Negate(second)));
        V rest = O.Add(sum, O.MultiplyAdd(back, O.Create(O.IsSingle ? -1.7151245100058819e-15 : -1.4973849048591698e-33), lost));
        Rotate<V, O>(rest, quarters, out sin, out cos);
    }

    /// <summary>The sine and the cosine of 2 pi x: whole turns fall away without rounding, so that it is right for any x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SinCosOfTurns<V, O>(V x, out V sin, out V cos)
        where V : struct
        where O : struct, ILanes<V>
    {
        // From here on every number is whole; four times it might overflow.
        V whole = O.Create(O.IsSingle ? 8388608 : 4503599627370496);
        V turns = O.IfLess(O.Abs(x), whole, x, O.Create(0)), quarters = O.Round(O.Multiply(O.Create(4), turns));
        V rest = O.MultiplyAdd(quarters, O.Create(-0.25), turns);
        Rotate<V, O>(O.Multiply(O.Create(2 * Math.PI), rest), quarters, out sin, out cos);
    }

    /// <summary>The sine and the cosine of an angle within pi/4, turned by a number of quarters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rotate<V, O>(V angle, V quarters, out V sin, out V cos)
        where V : struct
        where O : struct, ILanes<V>
    {
        // Taylor's series, its tails fitted by Chebyshev polynomials with 60 digits: exact to a tenth of an ulp.
        V one = O.Create(1), z = O.Multiply(angle, angle);
        V sinTail = O.IsSingle
            ? Polynomial<V, O>(z, -0.166666666638552788, 0.00833333187470604646, -0.000198400867331362752, 2.72499255114980497e-6)
            : Polynomial<V, O>(
                z, -0.166666666666666646, 0.00833333333333094847, -0.000198412698367585571, 2.75573161025435283e-6, -2.5051131843146259e-8,
                1.59181291610507809e-10);
        V cosTail = O.IsSingle
            ? Polynomial<V, O>(z, 0.0416666666643211944, -0.00138888876720133163, 0.0000248006003752800566, -2.73009589605552527e-7)
            : Polynomial<V, O>(
                z, 0.0416666666666666654, -0.00138888888888873972, 0.0000248015872987656772, -2.75573172717242178e-7, 2.08761462672412545e-9,
                -1.13826323418077059e-11);
        V s = O.MultiplyAdd(O.Multiply(angle, z), sinTail, angle);
        V half = O.Multiply(O.Create(0.5), z), c = O.Subtract(one, half);
        c = O.Add(c, O.MultiplyAdd(O.Multiply(z, z), cosTail, O.Subtract(O.Subtract(one, c), half)));

        // -2, -1, 0, 1 or 2 quarters: an odd number swaps the two, and each has the sign of its half of the circle.
        V turn = O.MultiplyAdd(O.Create(-4), O.Round(O.Multiply(O.Create(0.25), quarters)), quarters), size = O.Abs(turn);
        sin = O.IfEqual(size, one, O.Multiply(turn, c), O.IfLess(one, size, O.Negate(s), s));
        cos = O.IfEqual(size, one, O.Negate(O.Multiply(turn, s)), O.IfLess(one, size, O.Negate(c), c));
    }
}
