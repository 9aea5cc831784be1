using System.Numerics;

namespace Lossworks.Verification;

/// <summary>Series and iterations on fixed-point numbers: a whole number stands for itself / 2^bits. Results are off by a few units at most.</summary>
internal static class FixedPoint
{
    /// <summary>e^x for 0 &lt;= x &lt; 1.</summary>
    /// <remarks>
    ///   e^x = (e^(x / 2^h))^(2^h): the squarings cost about as much as the terms of the series when h is about the root of the bits.
    ///   Each squaring loses a bit.
    /// </remarks>
    internal static BigInteger Exp(BigInteger x, int bits)
    {
        int halvings = (int)Math.Sqrt(bits), wide = bits + halvings + 8;
        BigInteger one = BigInteger.One << wide, small = x << 8, term = small, sum = one + small;
        for (int n = 2; !term.IsZero; n++)
        {
            term = ((term * small) >> wide) / n;
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
            sum = (sum * sum) >> wide;
        return sum >> (wide - bits);
    }

    /// <summary>log x for 1 &lt;= x &lt;= 2.</summary>
    /// <remarks>Halley's iteration y + 2 (x - e^y) / (x + e^y) makes three good digits of one; the first ones come from a double.</remarks>
    internal static BigInteger Log(BigInteger x, int bits)
    {
        if (bits <= 48)
            return (BigInteger)Math.ScaleB(Math.Log(Math.ScaleB((double)x, -bits)), bits);
        int fewer = (bits / 3) + 3;
        BigInteger y = Log(x >> (bits - fewer), fewer) << (bits - fewer), power = Exp(y, bits);
        return y + (((x - power) << (bits + 1)) / (x + power));
    }

    /// <summary>sum of z^k / (2 k + 1) for 0 &lt;= z &lt; 1, with alternating signs if so wanted: artanh(t) / t or arctan(t) / t at z = t^2.</summary>
    internal static BigInteger Arcs(BigInteger z, int bits, bool alternating)
    {
        BigInteger power = BigInteger.One << bits, sum = BigInteger.Zero;
        for (int k = 0; !power.IsZero; k++)
        {
            BigInteger term = power / ((2 * k) + 1);
            sum = alternating && k % 2 == 1 ? sum - term : sum + term;
            power = (power * z) >> bits;
        }

        return sum;
    }

    /// <summary>sum of (-z)^k / (2 k + odd)!: sin(t) / t with odd = 1, cos t with odd = 0, at z = t^2.</summary>
    internal static BigInteger Waves(BigInteger z, int bits, int odd)
    {
        BigInteger term = BigInteger.One << bits, sum = term;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((term * z) >> bits) / (((2 * k) + odd) * ((2 * k) + odd - 1));
            sum = k % 2 == 1 ? sum - term : sum + term;
        }

        return sum;
    }

    /// <summary>sum of x^k / (k + 1)! for |x| &lt; 1: (e^x - 1) / x.</summary>
    internal static BigInteger Expm1Ratio(BigInteger x, int bits)
    {
        BigInteger term = BigInteger.One << bits, sum = term;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((term * x) >> bits) / (k + 1);
            sum += term;
        }

        return sum;
    }

    /// <summary>The quotient rounded down, and a rest that is not negative; divisor &gt; 0.</summary>
    internal static BigInteger FloorDivide(BigInteger dividend, BigInteger divisor, out BigInteger rest)
    {
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out rest);
        if (rest.Sign >= 0)
            return quotient;
        rest += divisor;
        return quotient - 1;
    }

    /// <summary>The whole root of a whole number, rounded down.</summary>
    /// <remarks>
    ///   Heron's step with as many digits as are known; each doubles them. The estimate never leaves the root by more than 1
    ///   (M. Dickinson's proof, in Python's math.isqrt).
    /// </remarks>
    internal static BigInteger Root(BigInteger n)
    {
        if (n.IsZero)
            return n;
        int length = (int)((n.GetBitLength() - 1) / 2), known = 0;
        BigInteger root = BigInteger.One;
        for (int s = 32 - BitOperations.LeadingZeroCount((uint)length) - 1; s >= 0; s--)
        {
            int before = known;
            known = length >> s;
            root = (root << (known - before - 1)) + ((n >> ((2 * length) - before - known + 1)) / root);
        }

        return root * root > n ? root - 1 : root;
    }

    /// <summary>log 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749).</summary>
    internal static BigInteger Ln2(int bits) => Guarded(bits, wide =>
        (18 * ArcOfInverse(26, wide, false)) - (2 * ArcOfInverse(4801, wide, false)) + (8 * ArcOfInverse(8749, wide, false)));

    /// <summary>pi = 16 arctan(1/5) - 4 arctan(1/239), Machin (1706).</summary>
    internal static BigInteger Pi(int bits) => Guarded(bits, wide => (16 * ArcOfInverse(5, wide, true)) - (4 * ArcOfInverse(239, wide, true)));

    private static BigInteger Guarded(int bits, Func<int, BigInteger> compute) => compute(bits + 32) >> 32;

    /// <summary>artanh(1/n), or arctan(1/n).</summary>
    private static BigInteger ArcOfInverse(int n, int bits, bool alternating)
    {
        BigInteger power = (BigInteger.One << bits) / n, sum = BigInteger.Zero;
        for (int k = 0; !power.IsZero; k++)
        {
            BigInteger term = power / ((2 * k) + 1);
            sum = alternating && k % 2 == 1 ? sum - term : sum + term;
            power /= n * n;
        }

        return sum;
    }
}
