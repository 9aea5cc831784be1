using System.Numerics;

namespace Lossworks.Verification;

/// <summary>Constants to as many bits as anyone has asked for yet. Several threads may ask: at worst one of them computes in vain.</summary>
internal sealed class BigConstants
{
    private readonly Constant _ln2 = new(FixedPoint.Ln2), _pi = new(FixedPoint.Pi);
    private BigInteger[] _tangents = [];

    /// <summary>log 2 * 2^bits.</summary>
    internal BigInteger Ln2(int bits) => _ln2.To(bits);

    /// <summary>pi * 2^bits.</summary>
    internal BigInteger Pi(int bits) => _pi.To(bits);

    /// <summary>The Bernoulli number B_2n as a fraction, n from 1.</summary>
    /// <remarks>B_2n = (-1)^(n - 1) 2n T_n / (4^n (4^n - 1)) with the tangent numbers T.</remarks>
    internal (BigInteger Numerator, BigInteger Denominator) Bernoulli(int n)
    {
        BigInteger[] tangents = _tangents;
        if (tangents.Length < n)
            _tangents = tangents = TangentNumbers(n + Math.Max(32, n / 4));
        BigInteger power = BigInteger.One << (2 * n), numerator = 2 * n * tangents[n - 1];
        return (n % 2 == 0 ? -numerator : numerator, power * (power - 1));
    }

    /// <summary>T_1 = 1, T_2 = 2, T_3 = 16...</summary>
    /// <remarks>Algorithm TangentNumbers of Brent and Harvey (2013), "Fast computation of Bernoulli, Tangent and Secant numbers", doi:10.1007/978-1-4614-7621-4_8.</remarks>
    private static BigInteger[] TangentNumbers(int count)
    {
        var t = new BigInteger[count];
        t[0] = 1;
        for (int k = 1; k < count; k++)
            t[k] = k * t[k - 1];
        for (int k = 1; k < count; k++)
        {
            for (int j = k; j < count; j++)
                t[j] = ((j - k) * t[j - 1]) + ((j - k + 2) * t[j]);
        }

        return t;
    }

    private sealed class Constant(Func<int, BigInteger> compute)
    {
        private Known _known = new(0, 0);

        internal BigInteger To(int bits)
        {
            Known known = _known;
            if (known.Bits < bits)
                _known = known = new(bits + (bits / 4), compute(bits + (bits / 4)));
            return known.Value >> (known.Bits - bits);
        }

        private sealed record Known(int Bits, BigInteger Value);
    }
}
