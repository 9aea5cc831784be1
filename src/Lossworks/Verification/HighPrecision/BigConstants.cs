using System.Collections.Concurrent;
using System.Numerics;

namespace Lossworks.Verification;

/// <summary>Constants to as many bits as anyone has asked for yet. Several threads may ask: at worst one of them computes in vain.</summary>
internal sealed class BigConstants
{
    private readonly Constant _ln2 = new(FixedPoint.Ln2), _pi = new(FixedPoint.Pi);
    private readonly ConcurrentDictionary<(int Order, int Index), (int Bits, BigReal Value)> _stirling = new();
    private BigInteger[] _tangents = [];

    /// <summary>log 2 * 2^bits.</summary>
    internal BigInteger Ln2(int bits) => _ln2.To(bits);

    /// <summary>pi * 2^bits.</summary>
    internal BigInteger Pi(int bits) => _pi.To(bits);

    /// <summary>The coefficient of 1/z^(2k + n), k from 1, in Stirling's series for a derivative of digamma of order n (-1: log Gamma).</summary>
    /// <remarks>B_2k (2k + n - 1)! / (2k)!, with the Bernoulli numbers B_2k = (-1)^(k - 1) 2k T_k / (4^k (4^k - 1)) from the tangent numbers T.</remarks>
    internal BigReal Stirling(int n, int k, BigMath math)
    {
        if (!_stirling.TryGetValue((n, k), out (int Bits, BigReal Value) known) || known.Bits < math.Bits)
        {
            BigInteger power = BigInteger.One << (2 * k), up = 2 * k * Tangent(k, math.Bits), down = power * (power - 1);
            for (int i = 2 * k; i > (2 * k) + n - 1; i--)
                down *= i;
            for (int i = (2 * k) + 1; i <= (2 * k) + n - 1; i++)
                up *= i;
            BigReal size = math.Divide(BigReal.FromInteger(up), BigReal.FromInteger(down));
            _stirling[(n, k)] = known = (math.Bits, k % 2 == 0 ? -size : size);
        }

        return known.Value.Round(math.Bits);
    }

    /// <summary>T_n, and room for as many more as a series to these bits takes, which is about an eighth of them.</summary>
    private BigInteger Tangent(int n, int bits)
    {
        BigInteger[] tangents = _tangents;
        if (tangents.Length < n)
            _tangents = tangents = TangentNumbers(Math.Max(n + (n / 4), (bits / 8) + 16));
        return tangents[n - 1];
    }

    /// <summary>T_1 = 1, T_2 = 2, T_3 = 16...</summary>
    /// <remarks>
    ///   Algorithm TangentNumbers of Brent and Harvey (2013), "Fast computation of Bernoulli, Tangent and Secant numbers",
    ///   doi:10.1007/978-1-4614-7621-4_8.
    /// </remarks>
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
