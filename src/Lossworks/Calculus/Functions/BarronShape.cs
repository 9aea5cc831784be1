using System.Runtime.CompilerServices;
using Lossworks.Lanes;

namespace Lossworks.Calculus.Functions;

/// <summary>
/// Barron's general robust function of u for one shape a: (b/a) ((u^2/b + 1)^(a/2) - 1) with b = |a - 2|, and its limits at a = 0, 2 and
/// plus or minus infinity. Barron (2019), doi:10.1109/CVPR.2019.00446
/// </summary>
/// <remarks>
/// First derivative u q^(a/2-1), second q^(a/2-1) (1 + (a-1) x^2)/q, with x^2 = u^2/b and q = 1 + x^2. Derived from the formula the second
/// would cancel for shapes near 1; here it is written as 1/q + (a-1) x^2/q, whose terms have one sign for a >= 1.
/// </remarks>
/// <param name="shape">The shape a: any real number or an infinity.</param>
internal readonly struct BarronShape(double shape) : IElementary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Expansion<V> At<V, O>(V u)
        where V : struct
        where O : struct, ILanes<V>
    {
        if (double.IsInfinity(shape))
            return Exponential<V, O>(u);
        if (shape == 2)
            return new(O.Multiply(O.Multiply(O.Create(0.5), u), u), u, O.Create(1));
        return General<V, O>(u);
    }

    /// <summary>The largest slope for a shape of at most 1: that at u^2/b = 1/(1 - a).</summary>
    internal static double Steepest(double shape) =>
        shape == 1 ? 1 : double.IsNegativeInfinity(shape) ? Math.Exp(-0.5) : Math.Exp(0.5 * (shape - 1) * StableMath.Log1p(1 / (1 - shape)));

    /// <summary>The logarithm of the integral of exp(-value) over all u, for shapes from 0 to 2.</summary>
    /// <remarks>
    /// By the double-exponential rule u = exp((pi/2) sinh t) of Takahasi and Mori (1974), doi:10.2977/prims/1195192451. At this step and length it
    /// is exact to a few ulps, for the tails u^-2 of shape 0 as well as for the Gaussian ones of shape 2.
    /// </remarks>
    internal static double LogPartition(double shape)
    {
        const int Steps = 144;
        const double Step = 1.0 / 32;
        BarronShape function = new(shape);
        double sum = 0;
        for (int n = -Steps; n <= Steps; n++)
        {
            double u = Math.Exp(Math.PI / 2 * Math.Sinh(n * Step));
            sum += Math.Exp(-function.At<double, Scalar<double>>(u).Value) * u * Math.Cosh(n * Step);
        }

        return Math.Log(Math.PI * Step * sum);
    }

    /// <summary>1 - exp(-u^2/2) for a = -infinity, exp(u^2/2) - 1 for a = infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Expansion<V> Exponential<V, O>(V u)
        where V : struct
        where O : struct, ILanes<V>
    {
        V sign = O.Create(shape > 0 ? 1 : -1), one = O.Create(1), half = O.Create(0.5);
        // Beyond this the exponential is 0 or infinity; the bound keeps u^2 finite and 0 * infinity away.
        V limit = O.Create(O.IsSingle ? 1e9 : 1e100), size = O.Abs(u);
        V bounded = O.CopySign(O.IfLess(limit, size, limit, size), u), square = O.Multiply(bounded, bounded);
        V exponent = O.Multiply(O.Multiply(sign, half), square);
        V exp = StableMath.Exp<V, O>(exponent);
        V value = O.Multiply(sign, StableMath.Expm1<V, O>(exponent));
        // (1 + sign u)(1 - ...) instead of 1 - u^2 keeps the root of the second derivative exact.
        V factor = shape > 0 ? O.Add(one, square) : O.Multiply(O.Subtract(one, bounded), O.Add(one, bounded));
        return new(value, O.Multiply(bounded, exp), O.Multiply(factor, exp));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Expansion<V> General<V, O>(V u)
        where V : struct
        where O : struct, ILanes<V>
    {
        double b = Math.Abs(shape - 2), root = Math.Sqrt(b);
        V one = O.Create(1), x = O.Divide(u, O.Create(root)), size = O.Abs(x), huge = O.Create(Huge.From<V, O>());
        V log = default(Log1pSquare).At<V, O>(x).Value;
        Expansion<V> softAbs = default(SoftAbs).At<V, O>(x);

        V bounded = O.IfLess(huge, size, one, x), square = O.Multiply(bounded, bounded);
        V inverse = O.Divide(one, O.Add(one, square)), share = O.Multiply(square, inverse), reciprocal = O.Divide(one, x);
        inverse = O.IfLess(huge, size, O.Multiply(reciprocal, reciprocal), inverse);
        share = O.IfLess(huge, size, one, share);

        // q^((a-1)/2) times x/sqrt(q): neither factor leaves the range where the product does not.
        V power = StableMath.Exp<V, O>(O.Multiply(O.Create(0.5 * (shape - 1)), log));
        V bend = O.MultiplyAdd(O.Create(shape - 1), share, inverse);
        V hypotenuse = O.Add(one, softAbs.Value);
        return new(
            Value<V, O>(log, b),
            O.Multiply(O.Create(root), O.Multiply(softAbs.First, power)),
            O.Multiply(O.Divide(power, hypotenuse), bend));
    }

    /// <summary>(b/a) (e^w - 1) with w = (a/2) log, as (b/2) log (e^w - 1)/w so that a may vanish, and as e^(w + log(b/a)) before e^w overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Value<V, O>(V log, double b)
        where V : struct
        where O : struct, ILanes<V>
    {
        V one = O.Create(1), w = O.Multiply(O.Create(0.5 * shape), log), tiny = O.Create(O.IsSingle ? 1e-10 : 1e-20);
        V ratio = O.IfLess(O.Abs(w), tiny, one, O.Divide(StableMath.Expm1<V, O>(w), w));
        V value = O.Multiply(O.Create(0.5 * b), O.Multiply(log, ratio));
        if (shape <= 0)
            return value;
        V far = StableMath.Exp<V, O>(O.Add(w, O.Create(Math.Log(b / shape))));
        return O.IfLess(O.Create(O.IsSingle ? 80 : 700), w, far, value);
    }
}
