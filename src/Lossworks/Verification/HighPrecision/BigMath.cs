using System.Numerics;

namespace Lossworks.Verification;

/// <summary>Functions of one and two numbers to a given number of bits. A result is off by less than two units of its last bit.</summary>
/// <remarks>
///   Arguments are taken as exact, however long they are.
///   Special values are those of IEEE 754, without a negative zero: log 0 = -infinity, 0 * infinity = NaN, x / 0 = infinity with the sign of x.
///   Intermediate steps carry <see cref="Guard"/> bits more, and as many again as a function is known to cancel.
/// </remarks>
internal sealed partial class BigMath
{
    /// <summary>Bits carried beyond those promised.</summary>
    private const int Guard = 24;

    private readonly BigConstants _constants;

    /// <summary>Functions to so many bits, at least 32.</summary>
    internal BigMath(int bits)
        : this(bits, new BigConstants())
    {
    }

    private BigMath(int bits, BigConstants constants)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 32);
        Bits = bits;
        _constants = constants;
    }

    /// <summary>How many bits a result has.</summary>
    internal int Bits { get; }

    /// <summary>The same functions, to more bits.</summary>
    internal BigMath More(int bits) => new(Bits + bits, _constants);

    internal BigReal Round(BigReal x) => x.Round(Bits);

    internal BigReal Negate(BigReal x) => -x;

    internal BigReal Abs(BigReal x) => x.IsNegative ? -x : x;

    internal BigReal Add(BigReal x, BigReal y)
    {
        if (!x.IsFinite || !y.IsFinite)
            return AddInfinite(x, y);
        if (x.IsZero || y.IsZero)
            return Round(x.IsZero ? y : x);
        BigInteger gap = x.Order - y.Order;
        if (BigInteger.Abs(gap) > Bits + 8)
            return Round(gap.Sign > 0 ? x : y);
        int shift = (int)(x.Exponent - y.Exponent);
        return Round(shift >= 0
            ? BigReal.Create((x.Mantissa << shift) + y.Mantissa, y.Exponent)
            : BigReal.Create(x.Mantissa + (y.Mantissa << -shift), x.Exponent));
    }

    internal BigReal Subtract(BigReal x, BigReal y) => Add(x, -y);

    internal BigReal Multiply(BigReal x, BigReal y) => Round(Product(x, y));

    internal BigReal Square(BigReal x) => Multiply(x, x);

    internal BigReal Divide(BigReal x, BigReal y)
    {
        if (x.IsNaN || y.IsNaN || (x.IsInfinite && y.IsInfinite) || (x.IsZero && y.IsZero))
            return BigReal.NaN;
        if (x.IsInfinite || y.IsZero)
            return BigReal.Infinity(x.Sign * (y.IsNegative ? -1 : 1));
        if (x.IsZero || y.IsInfinite)
            return BigReal.Zero;
        int shift = Math.Max(0, Bits + 4 + y.Length - x.Length);
        return Round(BigReal.Create((x.Mantissa << shift) / y.Mantissa, x.Exponent - y.Exponent - shift));
    }

    internal BigReal Sqrt(BigReal x)
    {
        if (x.IsNaN || x.IsNegative)
            return BigReal.NaN;
        if (x.IsZero || x.IsInfinite)
            return x;
        int shift = Math.Max(0, (2 * Bits) + 8 - x.Length);
        if (!(x.Exponent - shift).IsEven)
            shift++;
        return Round(BigReal.Create(FixedPoint.Root(x.Mantissa << shift), (x.Exponent - shift) / 2));
    }

    /// <summary>pi, to these bits.</summary>
    private BigReal Pi => BigReal.Create(_constants.Pi(Bits), -Bits);

    /// <summary>log 2, to these bits.</summary>
    private BigReal Ln2 => BigReal.Create(_constants.Ln2(Bits), -Bits);

    /// <summary>x * y, every digit of it.</summary>
    private static BigReal Product(BigReal x, BigReal y)
    {
        if (x.IsFinite && y.IsFinite)
            return BigReal.Create(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent);
        return x.Sign * y.Sign == 0 ? BigReal.NaN : BigReal.Infinity(x.Sign * y.Sign);
    }

    private static BigReal AddInfinite(BigReal x, BigReal y)
    {
        if (x.IsNaN || y.IsNaN || (x.IsInfinite && y.IsInfinite && x != y))
            return BigReal.NaN;
        return x.IsInfinite ? x : y;
    }

    /// <summary>The order of a number as far as bits must be added for it: 0 for small numbers, and never more than the largest exponent has.</summary>
    private static int BitsAbove(BigReal x) => !x.IsFinite || x.IsZero ? 0 : (int)BigInteger.Clamp(x.Order, 0, BigReal.ExponentBits + 1);

    /// <summary>A sum that cancels: again with more bits, until what is left has enough of them.</summary>
    /// <param name="sum">The sum and its largest part, to the bits of what it is handed.</param>
    private BigReal Cancelling(Func<BigMath, (BigReal Sum, BigReal Part)> sum)
    {
        for (int extra = 2 * Guard; ;)
        {
            (BigReal value, BigReal part) = sum(More(extra));
            if (!value.IsFinite || part.IsZero)
                return value;
            int lost = value.IsZero ? Bits + extra : (int)BigInteger.Max(part.Order - value.Order, 0);
            if (lost + Guard <= extra)
                return Round(value);
            extra = lost + (2 * Guard);
        }
    }
}
