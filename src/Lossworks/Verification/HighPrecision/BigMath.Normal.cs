using System.Numerics;

namespace Lossworks.Verification;

/// <content>The error function and the normal distribution.</content>
internal sealed partial class BigMath
{
    internal BigReal Erf(BigReal x)
    {
        if (x.IsNaN || x.IsZero)
            return x;
        if (x.IsNegative)
            return -Erf(-x);
        return IsFarOut(x) ? Subtract(BigReal.One, Erfc(x)) : Round(More(Guard).ErfNear(x));
    }

    /// <summary>1 - erf x, with every digit in its tail too.</summary>
    internal BigReal Erfc(BigReal x)
    {
        if (x.IsNaN || x < 0.5)
            return x.IsNaN ? x : Subtract(BigReal.One, More(Guard).Erf(x));
        if (x.IsInfinite || x.Order > BigReal.ExponentBits)
            return BigReal.Zero;
        BigMath wide = More(Guard);
        if (wide.IsFarOut(x))
            return Round(wide.Multiply(wide.ScaledErfcFarOut(x), wide.Exp(-Product(x, x))));
        BigMath wider = wide.More(TailBits(x));
        return Round(wider.Subtract(BigReal.One, wider.ErfNear(x)));
    }

    /// <summary>The distribution function of the standard normal distribution.</summary>
    /// <remarks>A relative error of the argument counts x^2 times.</remarks>
    internal BigReal NormalCdf(BigReal x)
    {
        BigMath wide = More(Guard + (2 * BitsAbove(x)));
        return Round(wide.Erfc(wide.Divide(-x, wide.Sqrt(2))).Scale(-1));
    }

    /// <summary>log NormalCdf(x), far below the smallest value of that too.</summary>
    internal BigReal LogNormalCdf(BigReal x)
    {
        if (!x.IsFinite)
            return x == BigReal.PositiveInfinity ? BigReal.Zero : x;
        BigMath wide = More(Guard);
        if (x.Sign >= 0)
            return Log1p(-wide.NormalCdf(-x));
        BigReal ratio = wide.ScaledErfc(wide.Divide(-x, wide.Sqrt(2)));
        return Round(wide.Subtract(wide.Log(ratio.Scale(-1)), wide.Square(x).Scale(-1)));
    }

    /// <summary>e^(-x^2 / 2) / sqrt(2 pi).</summary>
    internal BigReal NormalDensity(BigReal x)
    {
        BigMath wide = More(Guard);
        return Round(wide.Divide(wide.Exp(-Product(x, x).Scale(-1)), wide.Sqrt(wide.Pi.Scale(1))));
    }

    /// <summary>NormalDensity(x) / NormalCdf(x), the slope of LogNormalCdf.</summary>
    internal BigReal NormalRatio(BigReal x)
    {
        BigMath wide = More(Guard);
        if (x.Sign >= 0 || !x.IsFinite)
            return x.IsInfinite && x.IsNegative ? -x : Divide(wide.NormalDensity(x), wide.NormalCdf(x));
        BigReal ratio = wide.ScaledErfc(wide.Divide(-x, wide.Sqrt(2)));
        return Round(wide.Divide(wide.Sqrt(wide.Divide(2, wide.Pi)), ratio));
    }

    /// <summary>The derivative of that: -h (x + h), where far out on the left all but 1/x^2 of x + h cancels.</summary>
    internal BigReal NormalRatioSlope(BigReal x)
    {
        if (x.IsInfinite)
            return x.IsNegative ? -BigReal.One : BigReal.Zero;
        BigMath wide = More(Guard + (2 * BitsAbove(x)));
        BigReal ratio = wide.NormalRatio(x);
        return ratio.IsZero ? ratio : Round(-wide.Multiply(ratio, wide.Add(x, ratio)));
    }

    /// <summary>2 / sqrt(pi) e^(-x^2), the slope of Erf.</summary>
    internal BigReal ErfSlope(BigReal x)
    {
        BigMath wide = More(Guard);
        return Round(wide.Divide(wide.Exp(-Product(x, x)).Scale(1), wide.Sqrt(wide.Pi)));
    }

    /// <summary>e^(x^2) erfc x for x &gt; 0.</summary>
    private BigReal ScaledErfc(BigReal x)
    {
        BigMath wide = More(Guard);
        return Round(wide.IsFarOut(x) ? wide.ScaledErfcFarOut(x) : wide.Multiply(wide.Erfc(x), wide.Exp(Product(x, x))));
    }

    /// <summary>Whether the asymptotic series reaches these bits: its smallest term is about e^(-x^2).</summary>
    private bool IsFarOut(BigReal x) => x.IsInfinite || x.Order > 32 || Square(x) > (0.7 * Bits) + 8;

    /// <summary>How many zeros erfc x has behind its point, for an x that is not far out.</summary>
    private static int TailBits(BigReal x)
    {
        double near = x.ToDouble();
        return (int)((near * near / 0.69) + Math.Log2(near + 1) + 8);
    }

    /// <summary>erf x = 2 x / sqrt(pi) e^(-x^2) sum of (2 x^2)^k / (2 k + 1)!!, all of whose terms are positive; x &gt; 0.</summary>
    private BigReal ErfNear(BigReal x)
    {
        BigReal square = Product(x, x), rate = square.Scale(1).Round(Bits + Guard);
        BigInteger term = BigInteger.One << Bits, sum = term;
        int shift = -(int)BigInteger.Max(rate.Exponent, -int.MaxValue / 2);
        for (int k = 1; !term.IsZero; k++)
        {
            BigInteger product = term * rate.Mantissa;
            term = (shift >= 0 ? product >> shift : product << -shift) / ((2 * k) + 1);
            sum += term;
        }

        BigReal front = Divide(Multiply(x.Scale(1), Exp(-square)), Sqrt(Pi));
        return Multiply(front, BigReal.Create(sum, -Bits));
    }

    /// <summary>e^(x^2) erfc x = 1 / (x sqrt(pi)) sum of (2 k - 1)!! / (-2 x^2)^k, for an x that is far out.</summary>
    private BigReal ScaledErfcFarOut(BigReal x)
    {
        BigInteger rate = Divide(BigReal.One, Product(x, x).Scale(1)).ToFixed(Bits), term = BigInteger.One << Bits, sum = term;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((2 * k) - 1) * ((term * rate) >> Bits);
            sum = k % 2 == 1 ? sum - term : sum + term;
        }

        return Divide(BigReal.Create(sum, -Bits), Multiply(x, Sqrt(Pi)));
    }
}
