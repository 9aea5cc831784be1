using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Tests.Lanes;

/// <summary>Elementary functions against the platform's, over their whole range, and at the special values.</summary>
public sealed class StableMathTests
{
    [Fact]
    public void Exp_is_right_to_a_few_ulps_and_reaches_both_ends()
    {
        for (double x = -745; x < 709.7; x += 0.0137)
            Near(Math.Exp(x), StableMath.Exp<double, Scalar<double>>(x), 4, x);
        Assert.Equal(0, StableMath.Exp<double, Scalar<double>>(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, StableMath.Exp<double, Scalar<double>>(710));
        Assert.Equal(double.PositiveInfinity, StableMath.Exp<double, Scalar<double>>(double.PositiveInfinity));
        Assert.True(double.IsNaN(StableMath.Exp<double, Scalar<double>>(double.NaN)));
        Assert.Equal(double.Epsilon, StableMath.Exp<double, Scalar<double>>(-744.5));
    }

    [Fact]
    public void Log_is_right_to_a_few_ulps_down_to_the_smallest_number()
    {
        for (double x = 4 * double.Epsilon; x < 1e308; x *= 1.37)
            Near(Math.Log(x), StableMath.Log<double, Scalar<double>>(x), 4, x);
        for (double x = 0.5; x < 2; x += 0.00037)
            Near(Math.Log(x), StableMath.Log<double, Scalar<double>>(x), 4, x);
        Assert.Equal(double.NegativeInfinity, StableMath.Log<double, Scalar<double>>(0));
        Assert.Equal(double.PositiveInfinity, StableMath.Log<double, Scalar<double>>(double.PositiveInfinity));
        Assert.True(double.IsNaN(StableMath.Log<double, Scalar<double>>(-1)));
    }

    [Fact]
    public void Log1p_and_expm1_undo_each_other_also_where_both_are_tiny()
    {
        for (double x = 1e-300; x < 30; x *= 1.7)
        {
            Assert.Equal(x, StableMath.Log1p(StableMath.Expm1(x)), x * 1e-14);
            if (x < 0.9)
                Assert.Equal(-x, StableMath.Expm1(StableMath.Log1p(-x)), x * 1e-14);
        }

        Assert.Equal(double.NegativeInfinity, StableMath.Log1p(-1));
        Assert.Equal(-1, StableMath.Expm1(-100));
        Assert.Equal(1e-20, StableMath.Log1p(1e-20));
        Assert.Equal(1e-20, StableMath.Expm1(1e-20));
    }

    [Fact]
    public void Log_gamma_follows_its_recurrence_and_knows_factorials()
    {
        double factorial = 1;
        for (int n = 1; n < 25; n++)
        {
            Assert.Equal(Math.Log(factorial), LogGamma(n), 1e-13 * Math.Max(1, Math.Log(factorial)));
            factorial *= n;
        }

        for (double x = 0.01; x < 40; x += 0.037)
            Assert.Equal(LogGamma(x) + Math.Log(x), LogGamma(x + 1), 1e-12 * Math.Max(1, Math.Abs(LogGamma(x + 1))));
    }

    [Fact]
    public void Arctan_is_right_to_a_few_ulps_over_the_whole_range()
    {
        for (int n = -3000; n <= 3000; n++)
        {
            // Steps of a tenth of a power of ten over the whole range, and finer ones where the reductions meet.
            foreach (double x in (double[])[Math.Pow(10, n / 10.0), Math.Pow(10, n / 3000.0)])
            {
                Near(Math.Atan(x), StableMath.Arctan<double, Scalar<double>>(x), 2, x);
                Near(Math.Atan(-x), StableMath.Arctan<double, Scalar<double>>(-x), 2, -x);
            }

            float single = (float)Math.Pow(10, n / 90.0), arctan = StableMath.Arctan<float, Scalar<float>>(single);
            Assert.True(Math.Abs(arctan - Math.Atan(single)) <= 2 * Ulp((float)Math.Atan(single)), $"arctan({single}) is {arctan}");
        }

        Assert.Equal(Math.PI / 2, StableMath.Arctan<double, Scalar<double>>(double.PositiveInfinity));
        Assert.Equal(0, StableMath.Arctan<double, Scalar<double>>(0));
        Assert.True(double.IsNaN(StableMath.Arctan<double, Scalar<double>>(double.NaN)));
    }

    [Fact]
    public void Sine_and_cosine_are_right_to_a_few_ulps_near_their_zeros_too()
    {
        for (int n = -3000; n <= 3000; n++)
        {
            // Odd steps across many turns, neighbors of the multiples of pi/2, and powers of ten.
            foreach (double x in (double[])[n * 0.0137, n * 311.7, n * (Math.PI / 2), Math.Pow(10, (n - 2000) / 200.0)])
            {
                StableMath.SinCos<double, Scalar<double>>(x, out double sin, out double cos);
                Near(Math.Sin(x), sin, 2, x);
                Near(Math.Cos(x), cos, 2, x);
                StableMath.SinCos<float, Scalar<float>>((float)x, out float single, out float other);
                if (Math.Abs(x) > 6000)
                    continue;
                Assert.True(Math.Abs(single - Math.Sin((float)x)) <= 2 * Ulp((float)Math.Sin((float)x)), $"sin({(float)x}) is {single}");
                Assert.True(Math.Abs(other - Math.Cos((float)x)) <= 2 * Ulp((float)Math.Cos((float)x)), $"cos({(float)x}) is {other}");
            }
        }
    }

    [Fact]
    public void Whole_turns_fall_away_exactly_however_many()
    {
        foreach (double whole in (double[])[1, 12345, 4503599627370495, 1e150, 1e308])
            Assert.Equal((0, 1), SinCosOfTurns(whole));
        Assert.Equal((1, 0), SinCosOfTurns(4000000.25));
        Assert.Equal((0, -1), SinCosOfTurns(-77777.5));
        for (double x = -0.125; x <= 0.125; x += 0.001953125)
        {
            (double sin, double cos) = SinCosOfTurns(1048576 + x);
            Near(Math.Sin(2 * Math.PI * x), sin, 4, x);
            Near(Math.Cos(2 * Math.PI * x), cos, 4, x);
        }
    }

    [Fact]
    public void A_power_is_right_to_a_few_ulps_however_large()
    {
        foreach (double exponent in (double[])[0.1, 1 / 3.0, 1.5, 2.5, 7, 33.3, -0.75, -12.5])
        {
            for (int n = -1000; n <= 1000; n++)
            {
                double x = Math.Pow(10, Math.Clamp(n / Math.Abs(exponent) * 0.3, -300, 300)), y = 1 + (n / 1001.0);
                Near(Math.Pow(x, exponent), StableMath.Power<double, Scalar<double>>(x, exponent), 3, x);
                Near(Math.Pow(y, exponent), StableMath.Power<double, Scalar<double>>(y, exponent), 3, y);
                float single = (float)Math.Pow(10, Math.Clamp(n / Math.Abs(exponent) * 0.03, -37, 38));
                float power = StableMath.Power<float, Scalar<float>>(single, exponent);
                double truth = Math.Pow(single, exponent);
                if (truth is > 1e-37 and < 1e38)
                    Assert.True(Math.Abs(power - truth) <= 3 * Ulp((float)truth), $"{single}^{exponent} is {power}");
            }
        }

        Assert.Equal(1, StableMath.Power<double, Scalar<double>>(0, 0));
        Assert.Equal(0, StableMath.Power<double, Scalar<double>>(0, 0.5));
        Assert.Equal(double.PositiveInfinity, StableMath.Power<double, Scalar<double>>(0, -0.5));
        Assert.Equal(double.PositiveInfinity, StableMath.Power<double, Scalar<double>>(1e200, 2));
        Assert.Equal(0, StableMath.Power<double, Scalar<double>>(1e-200, 2));
        Assert.Equal(1e-155, StableMath.Power<double, Scalar<double>>(1e-310, 0.5), 1e-169);
    }

    [Fact]
    public void What_the_exponential_exceeds_its_tangent_by_keeps_its_digits()
    {
        for (int n = 1; n <= 300; n++)
        {
            double tiny = Math.Pow(10, -n / 2.0), square = tiny * tiny, step = n / 100.0;
            double series = square * (0.5 + (tiny / 6) + (square / 24)), left = square * tiny * square / 100;
            Assert.Equal(series, StableMath.ExpRest(tiny), (1e-15 * square) + left);
            // e^2x - 1 - 2x = (e^x - 1)^2 + 2 (e^x - 1 - x)
            foreach (double x in (double[])[step, -step])
            {
                double q = StableMath.Expm1(x), whole = StableMath.ExpRest(2 * x);
                Assert.Equal(whole, (q * q) + (2 * StableMath.ExpRest(x)), 1e-15 * whole);
            }
        }
    }

    [Fact]
    public void The_partition_function_agrees_with_its_closed_forms()
    {
        Assert.Equal(Math.Log(Math.PI * Math.Sqrt(2)), BarronShape.LogPartition(0), 1e-15);
        Assert.Equal(1.18549523234919298, BarronShape.LogPartition(1), 1e-15);
        Assert.Equal(0.5 * Math.Log(2 * Math.PI), BarronShape.LogPartition(2), 1e-15);
    }

    [Fact]
    public void Float_functions_are_right_to_a_few_ulps()
    {
        for (float x = -87; x < 88; x += 0.0131f)
        {
            float exp = StableMath.Exp<float, Scalar<float>>(x);
            Assert.True(Math.Abs(exp - Math.Exp(x)) <= 3 * Ulp((float)Math.Exp(x)), $"exp({x}) is {exp}");
        }

        for (float x = 1e-38f; x < 1e38f; x *= 1.03f)
        {
            float log = StableMath.Log<float, Scalar<float>>(x);
            Assert.True(Math.Abs(log - Math.Log(x)) <= 3 * Math.Max(Ulp((float)Math.Log(x)), 1e-10f), $"log({x}) is {log}");
        }
    }

    [Theory]
    [InlineData("ILanes")]
    [InlineData("SingleLanes")]
    [InlineData("DoubleLanes")]
    public void The_vector_widths_differ_in_nothing_but_their_width(string file)
    {
        string Source(int width) => File.ReadAllText(Repository.Path("src", "Lossworks", "Lanes", $"{file}{width}.cs"))
            .Replace(width.ToString(), "WIDTH", StringComparison.Ordinal);
        string Code(int width) => string.Join("\n", Source(width).Split('\n').Where(line => !line.Contains("WIDTH-bit vectors", StringComparison.Ordinal)));
        Assert.Equal(Code(256), Code(128));
        Assert.Equal(Code(256), Code(512));
    }

    private static (double Sin, double Cos) SinCosOfTurns(double x)
    {
        StableMath.SinCosOfTurns<double, Scalar<double>>(x, out double sin, out double cos);
        return (sin, cos);
    }

    private static double LogGamma(double x)
    {
        StableMath.LogGamma<double, Scalar<double>>(x, out double value, out _, out _);
        return value;
    }

    private static void Near(double expected, double actual, int ulps, double at) =>
        Assert.True(Math.Abs(actual - expected) <= ulps * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"{actual:R} instead of {expected:R} at {at:R}");

    private static float Ulp(float x) => MathF.BitIncrement(MathF.Abs(x)) - MathF.Abs(x);
}
