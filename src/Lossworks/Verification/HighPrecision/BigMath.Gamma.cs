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
        BigReal size = x.IsZero ? BigReal.PositiveInfinity : x.IsInfinite ? BigReal.Zero : Round(More(2 * Guard).PolygammaSize(order, x));
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

    private (BigReal Sum, BigReal Part) LogGammaSum(BigReal x)
    {
        int steps = StepsToStirling(x);
        BigReal z = Add(x, steps), log = Log(z), product = BigReal.One;
        for (int i = 0; i < steps; i++)
            product = Multiply(product, Add(x, i));
        BigReal main = Multiply(Subtract(z, 0.5), log);
        BigReal rest = Add(Log(Pi.Scale(1)).Scale(-1), Stirling(z, -1));
        BigReal sum = Add(Subtract(main, z), rest);
        return (steps == 0 ? sum : Subtract(sum, Log(product)), main);
    }

    private (BigReal Sum, BigReal Part) DigammaSum(BigReal x)
    {
        int steps = StepsToStirling(x);
        BigReal z = Add(x, steps), main = Log(z), fractions = Divide(BigReal.One, z.Scale(1));
        for (int i = 0; i < steps; i++)
            fractions = Add(fractions, Divide(BigReal.One, Add(x, i)));
        BigReal sum = Subtract(Subtract(main, Stirling(z, 0)), fractions);
        return (sum, main > fractions ? main : fractions);
    }

    /// <summary>|psi_n(x)| = (n - 1)!/z^n + n!/(2 z^(n + 1)) + Stirling's series + n! sum of 1/(x + i)^(n + 1), z past the steps. Every part is positive, but for the series.</summary>
    private BigReal PolygammaSize(int n, BigReal x)
    {
        int steps = StepsToStirling(x);
        BigReal z = Add(x, steps), factorial = BigReal.One;
        for (int i = 2; i < n; i++)
            factorial = Multiply(factorial, i);
        BigReal main = Divide(factorial, WholePower(z, n));
        factorial = Multiply(factorial, n);
        BigReal fractions = Divide(BigReal.One, WholePower(z, n + 1).Scale(1));
        for (int i = 0; i < steps; i++)
            fractions = Add(fractions, Divide(BigReal.One, WholePower(Add(x, i), n + 1)));
        return Add(Add(main, Stirling(z, n)), Multiply(factorial, fractions));
    }

    /// <summary>sum of B_2k (2k + n - 1)! / ((2k)! z^(2k + n)), k from 1: with n = -1 the series of log Gamma, with 0 that of digamma.</summary>
    private BigReal Stirling(BigReal z, int n)
    {
        BigReal square = Square(z), power = WholePower(z, -n), sum = BigReal.Zero;
        for (int k = 1; ; k++)
        {
            power = Divide(power, square);
            (BigInteger numerator, BigInteger denominator) = _constants.Bernoulli(k);
            (BigInteger up, BigInteger down) = FactorialRatio((2 * k) + n - 1, 2 * k);
            BigReal term = Divide(Multiply(power, BigReal.FromInteger(numerator * up)), BigReal.FromInteger(denominator * down));
            if (term.IsZero || (!sum.IsZero && term.Order < sum.Order - Bits))
                return sum;
            sum = Add(sum, term);
        }
    }

    /// <summary>a! / b! as a fraction.</summary>
    private static (BigInteger Up, BigInteger Down) FactorialRatio(int a, int b)
    {
        (BigInteger up, BigInteger down) = (1, 1);
        for (int i = b + 1; i <= a; i++)
            up *= i;
        for (int i = a + 1; i <= b; i++)
            down *= i;
        return (up, down);
    }
}
