using System.Globalization;
using System.Numerics;

namespace Lossworks.Verification;

/// <content>From and to the formats of the machine, and to text.</content>
internal readonly partial struct BigReal
{
    /// <summary>The number that a double is, exactly.</summary>
    internal static BigReal FromDouble(double value)
    {
        if (double.IsNaN(value))
            return NaN;
        if (double.IsInfinity(value))
            return Infinity(Math.Sign(value));
        long bits = BitConverter.DoubleToInt64Bits(value);
        long fraction = bits & ((1L << 52) - 1);
        int biased = (int)((bits >> 52) & 0x7FF);
        long size = biased == 0 ? fraction : fraction | (1L << 52);
        return FromInteger(bits < 0 ? -size : size).Scale(Math.Max(biased, 1) - 1075);
    }

    internal static BigReal FromInteger(BigInteger value) => Create(value, BigInteger.Zero);

    /// <summary>The nearest double, ties to even; infinite past the largest.</summary>
    internal double ToDouble() => Nearest(digits: 53, smallest: -1074, largest: 1024);

    /// <summary>The nearest float, ties to even; infinite past the largest. Rounded once: not by way of a double.</summary>
    internal float ToSingle() => (float)Nearest(digits: 24, smallest: -149, largest: 128);

    /// <summary>As its double is written, or like 1.23e+434294 where that is 0 or infinite and the number is not.</summary>
    public override string ToString()
    {
        double near = ToDouble();
        bool inRange = !IsFinite || IsZero || (double.IsNormal(near) && double.IsFinite(near));
        return inRange ? near.ToString("R", CultureInfo.InvariantCulture) : Scientific();
    }

    /// <summary>Rounded to a binary format of so many digits, whose smallest step is 2^smallest and which ends before 2^largest.</summary>
    private double Nearest(int digits, int smallest, int largest)
    {
        if (!IsFinite)
            return IsNaN ? double.NaN : Sign * double.PositiveInfinity;
        if (IsZero || Order < smallest)
            return 0;
        if (Order > largest)
            return Sign * double.PositiveInfinity;
        int step = Math.Max((int)Order - digits, smallest);
        BigInteger whole = HalfToEven(BigInteger.Abs(Mantissa), (int)(step - Exponent));
        return Sign * Math.ScaleB((double)whole, step);
    }

    private static BigInteger HalfToEven(BigInteger size, int shift)
    {
        if (shift <= 0)
            return size << -shift;
        BigInteger whole = size >> shift, rest = size - (whole << shift), half = BigInteger.One << (shift - 1);
        int side = rest.CompareTo(half);
        return side > 0 || (side == 0 && !whole.IsEven) ? whole + 1 : whole;
    }

    /// <summary>Three digits and a power of ten.</summary>
    private string Scientific()
    {
        BigMath math = new((int)Order.GetBitLength() + 128);
        BigReal log = math.Divide(math.Log(math.Abs(this)), math.Log(10));
        BigInteger power = log.ToFixed(0);
        double lead = Math.Round(math.Exp(math.Multiply(math.Subtract(log, FromInteger(power)), math.Log(10))).ToDouble(), 2);
        if (lead >= 10)
            (lead, power) = (lead / 10, power + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{Sign * lead:R}e{(power.Sign < 0 ? "" : "+")}{power}");
    }
}
