using System.Numerics;

namespace Lossworks.Verification;

/// <summary>A real number with as many digits as its mantissa has: NaN, an infinity, 0, or mantissa * 2^exponent. There is no negative zero.</summary>
/// <remarks>
///   The exponent is an integer of any size, so that e^(1e300) is a number like others; past <see cref="ExponentBits"/> bits a value counts as infinite or 0.
/// </remarks>
internal readonly partial struct BigReal : IComparable<BigReal>, IEquatable<BigReal>
{
    /// <summary>How many bits the exponent of a finite number has at most.</summary>
    internal const int ExponentBits = 4096;

    private readonly Kind _kind;

    private BigReal(Kind kind, BigInteger mantissa = default, BigInteger exponent = default)
    {
        _kind = kind;
        Mantissa = mantissa;
        Exponent = exponent;
    }

    private enum Kind : byte
    {
        Finite,
        NaN,
        PositiveInfinity,
        NegativeInfinity,
    }

    internal static BigReal Zero => default;

    internal static BigReal One { get; } = new(Kind.Finite, BigInteger.One);

    internal static BigReal NaN { get; } = new(Kind.NaN);

    internal static BigReal PositiveInfinity { get; } = new(Kind.PositiveInfinity);

    internal static BigReal NegativeInfinity { get; } = new(Kind.NegativeInfinity);

    /// <summary>The whole number in front of the power of two, with the sign; 0 for zero and for what is not finite.</summary>
    internal BigInteger Mantissa { get; }

    /// <summary>The power of two.</summary>
    internal BigInteger Exponent { get; }

    internal bool IsNaN => _kind == Kind.NaN;

    internal bool IsFinite => _kind == Kind.Finite;

    internal bool IsInfinite => _kind is Kind.PositiveInfinity or Kind.NegativeInfinity;

    internal bool IsZero => _kind == Kind.Finite && Mantissa.IsZero;

    internal bool IsNegative => Sign < 0;

    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    internal int Sign => _kind switch
    {
        Kind.Finite => Mantissa.Sign,
        Kind.PositiveInfinity => 1,
        Kind.NegativeInfinity => -1,
        _ => 0,
    };

    /// <summary>The o with 2^(o - 1) &lt;= |x| &lt; 2^o. Only finite numbers other than 0 have one.</summary>
    internal BigInteger Order => Exponent + Length;

    /// <summary>How many bits the mantissa has.</summary>
    internal int Length => (int)BigInteger.Abs(Mantissa).GetBitLength();

    /// <summary>Whether the number has no fraction.</summary>
    internal bool IsWhole => IsFinite && (Exponent.Sign >= 0 || IsZero || TrailingZeros >= -Exponent);

    /// <summary>Whether the number is whole and odd.</summary>
    internal bool IsOdd => IsFinite && !IsZero && TrailingZeros == -Exponent;

    private BigInteger TrailingZeros => BigInteger.TrailingZeroCount(Mantissa);

    public static implicit operator BigReal(double value) => FromDouble(value);

    public static BigReal operator -(BigReal x) => x._kind switch
    {
        Kind.Finite => new(Kind.Finite, -x.Mantissa, x.Exponent),
        Kind.PositiveInfinity => NegativeInfinity,
        Kind.NegativeInfinity => PositiveInfinity,
        _ => x,
    };

    public static bool operator <(BigReal x, BigReal y) => Comparable(x, y) && x.CompareTo(y) < 0;

    public static bool operator >(BigReal x, BigReal y) => y < x;

    public static bool operator <=(BigReal x, BigReal y) => Comparable(x, y) && x.CompareTo(y) <= 0;

    public static bool operator >=(BigReal x, BigReal y) => y <= x;

    public static bool operator ==(BigReal x, BigReal y) => Comparable(x, y) && x.CompareTo(y) == 0;

    public static bool operator !=(BigReal x, BigReal y) => !(x == y);

    /// <summary>NaN comes first and equals itself, as with double.</summary>
    public int CompareTo(BigReal other)
    {
        if (IsNaN || other.IsNaN)
            return other.IsNaN.CompareTo(IsNaN);
        if (Sign != other.Sign || Sign == 0)
            return Sign.CompareTo(other.Sign);
        if (IsInfinite || other.IsInfinite)
            return Sign * IsInfinite.CompareTo(other.IsInfinite);
        int orders = Order.CompareTo(other.Order);
        return orders != 0 ? Sign * orders : CompareMantissas(other);
    }

    public bool Equals(BigReal other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is BigReal other && Equals(other);

    /// <summary>Equal numbers have equal orders and round to the same double, however long their mantissas are.</summary>
    public override int GetHashCode() => HashCode.Combine(_kind, IsZero ? 0 : Order, ToDouble());

    /// <summary>mantissa * 2^exponent, unless the exponent is too large for that.</summary>
    internal static BigReal Create(BigInteger mantissa, BigInteger exponent)
    {
        if (mantissa.IsZero)
            return Zero;
        BigReal x = new(Kind.Finite, mantissa, exponent);
        if (exponent.GetBitLength() < ExponentBits - 64 || x.Order.GetBitLength() <= ExponentBits)
            return x;
        return exponent.Sign < 0 ? Zero : Infinity(mantissa.Sign);
    }

    internal static BigReal Infinity(int sign) => sign < 0 ? NegativeInfinity : PositiveInfinity;

    /// <summary>Rounded to so many bits, halves away from 0.</summary>
    internal BigReal Round(int bits)
    {
        int excess = Length - bits;
        if (excess <= 0)
            return this;
        BigInteger size = ((BigInteger.Abs(Mantissa) >> (excess - 1)) + BigInteger.One) >> 1;
        return Create(Mantissa.Sign < 0 ? -size : size, Exponent + excess);
    }

    /// <summary>x * 2^bits, rounded down. The caller has made sure that it is no monster.</summary>
    internal BigInteger ToFixed(int bits)
    {
        BigInteger shift = Exponent + bits;
        if (shift.Sign >= 0)
            return Mantissa << (int)shift;
        return -shift > Length ? (Mantissa.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : Mantissa >> (int)-shift;
    }

    /// <summary>x * 2^power, exactly.</summary>
    internal BigReal Scale(BigInteger power) => IsFinite ? Create(Mantissa, Exponent + power) : this;

    private static bool Comparable(BigReal x, BigReal y) => !x.IsNaN && !y.IsNaN;

    /// <summary>Of two numbers of the same order: their exponents differ by no more than their mantissas are long.</summary>
    private int CompareMantissas(BigReal other)
    {
        int shift = (int)(Exponent - other.Exponent);
        return shift >= 0 ? (Mantissa << shift).CompareTo(other.Mantissa) : Mantissa.CompareTo(other.Mantissa << -shift);
    }
}
