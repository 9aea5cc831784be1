using System.Numerics;

namespace Lossworks.Verification;

/// <content>
///   The logarithm of the gamma function and its derivatives, by Stirling's series beyond a quarter of the bits and the recurrence below.
///   Abramowitz and Stegun (1964), "Handbook of Mathematical Functions", 6.1.40 and 6.4.11.
/// </content>
internal sealed partial class BigMath
{
    /// <summary>log Gamma(x) for x &gt;= 0, with every digit next to its zeros at 1 and 2 too; NaN below 0.</summary>
    internal BigReal LogGamma(BigReal x)
    {
        if (x.IsNaN || x.IsNegative)
            return BigReal.NaN;
        if (x.IsZero || x.IsInfinite)
            return BigReal.PositiveInfinity;
        return LogGammaNextTo(BigReal.One, x) ?? LogGammaNextTo(2, x) ?? Cancelling(wide => wide.LogGammaSum(x));
    }

    /// <summary>(log Gamma)' for x &gt;= 0, with every digit next to its root 1.4616... too; NaN below 0.</summary>
    internal BigReal Digamma(BigReal x)
    {
        if (x.IsNaN || x.IsNegative)
            return BigReal.NaN;
        if (x.IsZero || x.IsInfinite)
            return x.IsZero ? BigReal.NegativeInfinity : x;
        return Cancelling(wide => wide.DigammaSum(x));
    }

    /// <summary>(log Gamma)''.</summary>
    internal BigReal Trigamma(BigReal x) => Polygamma(1, x);

    /// <summary>The derivative of digamma of an order, for x &gt;= 0; NaN below 0. Order 0 is digamma itself.</summary>
    internal BigReal Polygamma(int order, BigReal x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        if (order == 0)
            return Digamma(x);
        if (x.IsNaN || x.IsNegative)
            return BigReal.NaN;
        BigReal size = x.IsZero ? BigReal.PositiveInfinity : x.IsInfinite ? BigReal.Zero : Round(More(Lost(order, x)).PolygammaSize(order, x));
        return order % 2 == 1 ? size : -size;
    }

    /// <summary>At a zero 0; so near to it that the curvature does not count, the distance times the slope.</summary>
    private BigReal? LogGammaNextTo(BigReal zero, BigReal x)
    {
        if (BigInteger.Abs(x.Order) > 4)
            return null;
        BigReal distance = Exactly(x, -zero);
        if (distance.IsZero)
            return distance;
        return distance.Order < -Bits - Guard ? Multiply(distance, Digamma(zero)) : null;
    }

    /// <summary>How many steps of the recurrence lead to where Stirling's series reaches these bits.</summary>
    private int StepsToStirling(BigReal x)
    {
        int start = (Bits / 4) + 8;
        return x >= start ? 0 : start - (int)x.ToDouble();
    }

    /// <summary>Bits more for a derivative of digamma: fractions are summed from the point on, and the result is about 1/x^order.</summary>
    private static int Lost(int order, BigReal x) => (2 * Guard) + ((order + 1) * Math.Min(BitsAbove(x), 16));

    private (BigReal Sum, BigReal Part) LogGammaSum(BigReal x)
    {
        int steps = StepsToStirling(x);
        BigReal z = Add(x, steps), main = Multiply(Subtract(z, 0.5), Log(z));
        BigReal rest = Add(Log(Pi.Scale(1)).Scale(-1), StirlingSeries(z, -1));
        BigReal sum = Add(Subtract(main, z), rest);
        return (steps == 0 ? sum : Subtract(sum, Log(Multiply(x, ProductOfSteps(x, steps)))), main);
    }

    private (BigReal Sum, BigReal Part) DigammaSum(BigReal x)
    {
        int steps = StepsToStirling(x);
        BigReal z = Add(x, steps), main = Log(z), fractions = Add(Divide(BigReal.One, z.Scale(1)), SumOfSteps(x, steps, 1));
        return (Subtract(Subtract(main, StirlingSeries(z, 0)), fractions), main > fractions ? main : fractions);
    }

    /// <summary>|psi_n(x)| = (n - 1)!/z^n + n!/(2 z^(n + 1)) + Stirling's series + n! sum of 1/(x + i)^(n + 1), z past the steps.</summary>
    private BigReal PolygammaSize(int n, BigReal x)
    {
        int steps = StepsToStirling(x);
        BigReal z = Add(x, steps), factorial = BigReal.One;
        for (int i = 2; i < n; i++)
            factorial = Multiply(factorial, i);
        BigReal main = Add(Divide(factorial, WholePower(z, n)), StirlingSeries(z, n));
        BigReal fractions = Add(Divide(BigReal.One, WholePower(z, n + 1).Scale(1)), SumOfSteps(x, steps, n + 1));
        return Add(main, Multiply(Multiply(factorial, n), fractions));
    }

    /// <summary>(x + 1) (x + 2) ... (x + steps - 1).</summary>
    private BigReal ProductOfSteps(BigReal x, int steps)
    {
        BigInteger one = BigInteger.One << Bits, factor = x.ToFixed(Bits), product = one;
        long exponent = -Bits;
        for (int i = 1; i < steps; i++)
        {
            factor += one;
            product *= factor;
            int excess = (int)product.GetBitLength() - Bits;
            product >>= excess;
            exponent += excess - Bits;
        }

        return BigReal.Create(product, exponent);
    }

    /// <summary>1/x^power + 1/(x + 1)^power + ... of so many steps. The first alone may be large, and counts its digits from the first one.</summary>
    private BigReal SumOfSteps(BigReal x, int steps, int power)
    {
        if (steps == 0)
            return BigReal.Zero;
        BigInteger one = BigInteger.One << Bits, square = one << Bits, denominator = x.ToFixed(Bits), sum = BigInteger.Zero;
        for (int i = 1; i < steps; i++)
        {
            denominator += one;
            BigInteger inverse = square / denominator, fraction = inverse;
            for (int n = 1; n < power; n++)
                fraction = (fraction * inverse) >> Bits;
            sum += fraction;
        }

        return Add(Divide(BigReal.One, WholePower(x, power)), BigReal.Create(sum, -Bits));
    }

    /// <summary>sum of B_2k (2k + n - 1)! / ((2k)! z^(2k + n)), k from 1: with n = -1 the series of log Gamma, with 0 that of digamma.</summary>
    private BigReal StirlingSeries(BigReal z, int n)
    {
        BigReal step = Divide(BigReal.One, Square(z)), power = WholePower(z, -n), sum = BigReal.Zero;
        for (int k = 1; ; k++)
        {
            power = Multiply(power, step);
            BigReal term = Multiply(power, _constants.Stirling(n, k, this));
            if (term.IsZero || (!sum.IsZero && term.Order < sum.Order - Bits))
                return sum;
            sum = Add(sum, term);
        }
    }
}
