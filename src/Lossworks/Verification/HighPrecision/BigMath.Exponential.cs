using System.Numerics;

namespace Lossworks.Verification;

/// <content>Exponentials, logarithms and powers.</content>
internal sealed partial class BigMath
{
    /// <summary>Past so many squarings a power goes by way of the logarithm.</summary>
    private const int LargestWholePower = 1024;

    /// <summary>e^x = 2^k e^r with 0 &lt;= r &lt; log 2.</summary>
    internal BigReal Exp(BigReal x)
    {
        if (x.IsNaN || x.IsZero)
            return x.IsNaN ? x : BigReal.One;
        if (x.IsInfinite || x.Order > BigReal.ExponentBits + 1)
            return x.IsNegative ? BigReal.Zero : BigReal.PositiveInfinity;
        int bits = Bits + Guard, above = BitsAbove(x);
        BigInteger scaled = x.ToFixed(bits + above), ln2 = _constants.Ln2(bits + above);
        BigInteger power = FixedPoint.FloorDivide(scaled, ln2, out BigInteger rest);
        return Round(BigReal.Create(FixedPoint.Exp(rest >> above, bits), power - bits));
    }

    /// <summary>e^x - 1, with every digit near 0 too.</summary>
    internal BigReal Expm1(BigReal x)
    {
        if (!x.IsFinite || x.IsZero)
            return x == BigReal.NegativeInfinity ? -BigReal.One : x;
        int bits = Bits + Guard;
        if (x.Order < -bits / 8)
            return Multiply(x, BigReal.Create(FixedPoint.Expm1Ratio(x.ToFixed(bits), bits), -bits));
        BigMath wide = More(Guard + (int)BigInteger.Max(-x.Order, 0));
        return Round(wide.Subtract(wide.Exp(x), BigReal.One));
    }

    /// <summary>The natural logarithm, with every digit near 1 too.</summary>
    internal BigReal Log(BigReal x)
    {
        if (x.IsNaN || x.IsNegative)
            return BigReal.NaN;
        if (x.IsZero || x.IsInfinite)
            return x.IsZero ? BigReal.NegativeInfinity : x;
        BigInteger power = x.Order - 1;
        BigMath wide = More(Guard);
        if (power.IsZero)
            return Round(wide.LogPastOne(wide.Exactly(x, -BigReal.One)));
        if (power == BigInteger.MinusOne)
            return Round(-wide.LogPastOne(wide.Divide(wide.Exactly(BigReal.One, -x), x)));
        BigReal rest = BigReal.Create(FixedPoint.Log(x.Scale(-power).ToFixed(wide.Bits), wide.Bits), -wide.Bits);
        return Round(wide.Add(wide.Multiply(BigReal.FromInteger(power), wide.Ln2), rest));
    }

    /// <summary>log(1 + x), with every digit near 0 too.</summary>
    internal BigReal Log1p(BigReal x)
    {
        if (!x.IsFinite || x.IsZero)
            return x.IsNegative ? BigReal.NaN : x;
        BigMath wide = More(Guard);
        if (x.Order > -1)
            return Log(x.Order > Bits + (2 * Guard) ? x : wide.Exactly(BigReal.One, x));
        return Round(x.IsNegative ? -wide.LogPastOne(wide.Divide(-x, wide.Add(BigReal.One, x))) : wide.LogPastOne(x));
    }

    /// <summary>x^y as IEEE 754 has it: 0^0 = 1, 0^-1 = infinity; a negative x takes whole y alone.</summary>
    internal BigReal Power(BigReal x, BigReal y)
    {
        if (y.IsZero || x == BigReal.One)
            return BigReal.One;
        if (x.IsNaN || y.IsNaN)
            return BigReal.NaN;
        if (x.IsNegative && x.IsFinite && y.IsFinite)
            return !y.IsWhole ? BigReal.NaN : y.IsOdd ? -Power(-x, y) : Power(-x, y);
        if (x.IsZero || !x.IsFinite || !y.IsFinite)
            return PowerAtTheEnds(x, y);
        if (y.IsWhole && Abs(y) <= LargestWholePower)
            return WholePower(x, (int)y.ToDouble());
        return Round(ExpOfProduct(x, y));
    }

    /// <summary>log(1 + t) for 0 &lt;= t &lt;= 1: for very small t by 2 artanh(t / (2 + t)), else with as many bits more as t has zeros in front.</summary>
    private BigReal LogPastOne(BigReal t)
    {
        if (t.IsZero)
            return t;
        if (t.Order < -Bits / 8)
        {
            BigReal z = Divide(t, Add(2, t));
            return Multiply(z.Scale(1), BigReal.Create(FixedPoint.Arcs(Square(z).ToFixed(Bits), Bits, false), -Bits));
        }

        int bits = Bits + (int)BigInteger.Max(-t.Order, 0);
        return BigReal.Create(FixedPoint.Log((BigInteger.One << bits) + t.ToFixed(bits), bits), -bits);
    }

    /// <summary>x + y without rounding. Neither is so large beside the other that this would take much room.</summary>
    private BigReal Exactly(BigReal x, BigReal y)
    {
        BigInteger low = BigInteger.Min(x.Exponent, y.Exponent), high = BigInteger.Max(x.Order, y.Order);
        return high - low > int.MaxValue / 4 ? Add(x, y) : new BigMath((int)BigInteger.Max(high - low + 2, Bits), _constants).Add(x, y);
    }

    private static BigReal PowerAtTheEnds(BigReal x, BigReal y)
    {
        bool odd = x.IsNegative && y.IsOdd;
        BigReal size = x.IsNegative ? -x : x;
        if (size == BigReal.One)
            return BigReal.One;
        bool grows = (size > BigReal.One) == (y.Sign > 0);
        return grows ? BigReal.Infinity(odd ? -1 : 1) : BigReal.Zero;
    }

    private BigReal WholePower(BigReal x, int y)
    {
        BigMath wide = More(Guard);
        BigReal result = BigReal.One, square = x;
        for (int rest = Math.Abs(y); rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
                result = wide.Multiply(result, square);
            if (rest > 1)
                square = wide.Square(square);
        }

        return y < 0 ? Divide(BigReal.One, result) : Round(result);
    }

    /// <summary>e^(y log x): what the product has before its point, the logarithm needs more behind it.</summary>
    private BigReal ExpOfProduct(BigReal x, BigReal y)
    {
        BigInteger above = y.Order + x.Order.GetBitLength();
        if (above > 2 * BigReal.ExponentBits)
            return PowerAtTheEnds(x, BigReal.Infinity(y.Sign));
        BigMath wide = More((2 * Guard) + (int)BigInteger.Max(above, 0));
        return wide.Exp(wide.Multiply(y, wide.Log(x)));
    }
}
