using System.Globalization;
using System.Numerics;
using Lossworks.Verification;

namespace Lossworks.Tests.Verification.HighPrecision;

/// <summary>Numbers with any number of digits: from and to the formats of the machine, in order, and as text.</summary>
public sealed class BigRealTests
{
    private static readonly BigMath Math256 = new(256);

    [Fact]
    public void Doubles_go_there_and_back()
    {
        double[] edges = [0, 1, -1, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014E-308, 2.225073858507201E-308, 1 / 3.0,
            double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Random random = new(5);
        IEnumerable<double> any = Enumerable.Range(0, 2000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
        Assert.All(edges.Concat(any), x => Assert.Equal(x, BigReal.FromDouble(x).ToDouble()));
    }

    [Fact]
    public void Halves_go_to_the_even_double_and_all_else_to_the_nearest()
    {
        Random random = new(7);
        IEnumerable<double> any = Enumerable.Range(0, 500).Select(_ => Wild(random));
        double[] starts = [0, double.Epsilon, 3 * double.Epsilon, 2.225073858507201E-308, 2.2250738585072014E-308, 1, 1.5, .. any];
        foreach (double low in starts)
        {
            double high = Math.BitIncrement(low);
            BigReal middle = new BigMath(4096).Add(low, high).Scale(-1), little = BigReal.One.Scale(-1500);
            double even = (BitConverter.DoubleToInt64Bits(low) & 1) == 0 ? low : high;
            foreach (int sign in (int[])[1, -1])
            {
                Assert.Equal(sign * even, Signed(middle, sign).ToDouble());
                Assert.Equal(sign * high, Signed(new BigMath(4096).Add(middle, little), sign).ToDouble());
                Assert.Equal(sign * low, Signed(new BigMath(4096).Subtract(middle, little), sign).ToDouble());
            }
        }
    }

    [Fact]
    public void Decimal_digits_read_by_the_platform_round_to_the_same_double_and_float()
    {
        Random random = new(11);
        for (int i = 0; i < 3000; i++)
        {
            BigInteger digits = new(random.NextInt64());
            int power = i % 2 == 0 ? random.Next(-345, 292) : random.Next(-67, 22);
            BigReal ten = new BigMath(2048).Power(10, power);
            BigReal x = new BigMath(2048).Multiply(BigReal.FromInteger(digits), ten);
            string text = string.Create(CultureInfo.InvariantCulture, $"{digits}e{power}");
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), x.ToDouble());
            Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), x.ToSingle());
        }
    }

    [Fact]
    public void The_ends_of_the_formats_are_rounded_as_IEEE_754_does()
    {
        BigMath math = new(4096);
        BigReal half = math.Add(double.MaxValue, BigReal.One.Scale(970)), little = BigReal.One.Scale(-2000);
        Assert.Equal(double.PositiveInfinity, half.ToDouble());
        Assert.Equal(double.MaxValue, math.Subtract(half, little).ToDouble());
        Assert.Equal(double.NegativeInfinity, BigReal.Create(-1, 5000).ToDouble());
        Assert.Equal(0, BigReal.One.Scale(-1075).ToDouble());
        Assert.Equal(double.Epsilon, math.Add(BigReal.One.Scale(-1075), little).ToDouble());
        Assert.Equal(2 * double.Epsilon, BigReal.Create(3, -1075).ToDouble());
        BigReal halfSingle = math.Add(float.MaxValue, BigReal.One.Scale(103));
        Assert.Equal(float.PositiveInfinity, halfSingle.ToSingle());
        Assert.Equal(float.MaxValue, math.Subtract(halfSingle, little).ToSingle());
        Assert.Equal(0f, BigReal.One.Scale(-150).ToSingle());
        Assert.Equal(float.Epsilon, math.Add(BigReal.One.Scale(-150), little).ToSingle());
        Assert.Equal(1 + MathF.ScaleB(1, -23), math.Add(math.Add(1, BigReal.One.Scale(-24)), BigReal.One.Scale(-70)).ToSingle());
    }

    [Fact]
    public void Order_is_that_of_the_doubles()
    {
        double[] values =
            [double.NegativeInfinity, -1e300, -1.5, -1, -double.Epsilon, 0, double.Epsilon, 0.75, 1, 1.5, 2, 1e300, double.PositiveInfinity, double.NaN];
        foreach (double x in values)
        {
            foreach (double y in values)
            {
                (BigReal a, BigReal b) = (x, y);
                Assert.Equal(x.CompareTo(y), a.CompareTo(b));
                Assert.Equal((x < y, x <= y, x > y, x >= y, x == y, x != y), (a < b, a <= b, a > b, a >= b, a == b, a != b));
            }
        }
    }

    [Fact]
    public void Equal_numbers_are_equal_however_they_are_written()
    {
        (BigReal x, BigReal y) = (BigReal.Create(3, 0), BigReal.Create(3 << 20, -20));
        Assert.True(x == y && x.Equals(y));
        Assert.Equal(x.GetHashCode(), y.GetHashCode());
        Assert.True(y.IsWhole && y.IsOdd);
        Assert.False(BigReal.FromDouble(2.5).IsWhole || BigReal.FromDouble(4).IsOdd);
    }

    [Fact]
    public void Text_is_that_of_the_double_or_names_the_power_of_ten()
    {
        Assert.Equal("0.1", BigReal.FromDouble(0.1).ToString());
        Assert.Equal("NaN", BigReal.NaN.ToString());
        Assert.Equal("-Infinity", BigReal.NegativeInfinity.ToString());
        Assert.Equal("0", BigReal.Zero.ToString());
        Assert.Equal("3.03e+434294", Math256.Exp(1e6).ToString());
        Assert.Equal("1.23e+434294", Math256.Multiply(1.23, Math256.Power(10, 434294)).ToString());
        Assert.Equal("-1.23e-434294", Math256.Multiply(-1.23, Math256.Power(10, -434294)).ToString());
        Assert.Equal("1e+1000", Math256.Multiply(9.9999, Math256.Power(10, 999)).ToString());
    }

    private static BigReal Signed(BigReal x, int sign) => sign < 0 ? -x : x;

    private static double Wild(Random random)
    {
        double x = BitConverter.Int64BitsToDouble(random.NextInt64());
        return double.IsFinite(x) && Math.Abs(x) < 1e308 ? x : 1.25;
    }
}
