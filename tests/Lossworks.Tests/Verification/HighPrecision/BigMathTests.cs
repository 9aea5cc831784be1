using Lossworks.Verification;

namespace Lossworks.Tests.Verification.HighPrecision;

/// <summary>The functions against true values made with mpmath, against each other, and at special values.</summary>
public sealed class BigMathTests
{
    private static readonly BigMath Ample = new(256);

    public static TheoryData<string, int> FunctionsAndBits => new(
        from name in BigFunctions.All.Keys
        from bits in (int[])[64, 128, 256, 1024]
        select (name, bits));

    [Theory]
    [MemberData(nameof(FunctionsAndBits))]
    public void Every_function_is_right_to_its_bits(string name, int bits)
    {
        BigMath math = new(bits);
        foreach (BigTable.Entry entry in BigTable.Read(name))
        {
            BigReal found = BigFunctions.All[name].One(math, entry.Argument);
            double error = BigFunctions.Error(found, entry.Value, bits);
            Assert.True(error < 2, $"{name} at {entry.Argument:R}: {found} instead of {entry.Value}, {error} units of bit {bits}");
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(1024)]
    public void Powers_are_right_to_their_bits(int bits)
    {
        BigMath math = new(bits);
        foreach (BigTable.Entry entry in BigTable.Read("power"))
        {
            double error = BigFunctions.Error(math.Power(entry.Argument, entry.Exponent), entry.Value, bits);
            Assert.True(error < 2, $"{entry.Argument:R}^{entry.Exponent:R}: {error} units of bit {bits}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void More_bits_agree_with_fewer(string name)
    {
        BigFunctions.Function function = BigFunctions.All[name];
        double x = function.Points[^2];
        foreach (int bits in (int[])[32, 96, 400, 2000])
        {
            BigReal rough = function.One(new BigMath(bits), x), fine = function.One(new BigMath(bits + 333), x);
            Assert.True(BigFunctions.Error(rough, fine, bits) < 2, $"{name} at {bits} bits");
        }
    }

    [Fact]
    public void Sixteen_thousand_bits_work()
    {
        BigMath math = new(16384);
        BigReal x = 1.7;
        Assert.True(BigFunctions.Error(math.Log(math.Exp(x)), x, 16384) < 8);
        Assert.True(BigFunctions.Error(math.Add(math.Square(math.Sin(x)), math.Square(math.Cos(x))), 1, 16384) < 8);
        Assert.True(BigFunctions.Error(math.Add(math.Erf(x), math.Erfc(x)), 1, 16384) < 8);
    }

    public static TheoryData<string> Names => [.. BigFunctions.All.Keys];

    [Theory]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(1e-300)]
    [InlineData(-745.2)]
    [InlineData(0.1)]
    public void The_logarithm_undoes_the_exponential(double x)
    {
        BigReal power = Ample.Exp(x);
        Assert.True(power.IsFinite && !power.IsZero);
        BigReal back = Ample.Log(new BigMath(2048).Exp(x));
        Assert.True(BigFunctions.Error(back, x, 256) < 2, back.ToString());
        Assert.Equal(x, new BigMath(1400).Log(new BigMath(1400).Exp(x)).ToDouble());
    }

    [Fact]
    public void Past_every_exponent_is_infinity_or_zero()
    {
        BigReal monster = Ample.Exp(Ample.Exp(1e300));
        Assert.True(monster == BigReal.PositiveInfinity);
        Assert.True(Ample.Exp(-Ample.Exp(1e300)).IsZero);
        Assert.True(Ample.Sin(Ample.Exp(1e300)).IsNaN);
        Assert.Equal(1, Ample.Tanh(Ample.Exp(1e300)).ToDouble());
        Assert.Equal(double.NegativeInfinity, Ample.LogNormalCdf(-Ample.Exp(1e300)).ToDouble());
        Assert.Equal(1e300, Ample.Digamma(Ample.Exp(1e300)).ToDouble());
        Assert.Equal(1e300, Ample.LogGamma(Ample.Exp(-1e300)).ToDouble());
    }

    [Fact]
    public void Laws_of_the_functions_hold()
    {
        BigMath math = new(256);
        foreach (double t in (double[])[1e-30, 0.001, 0.4, 1.1, 3.7, 25, 60])
        {
            BigReal x = t;
            Near(math.Subtract(math.Square(math.Cosh(x)), 1), math.Square(math.Sinh(x)), math.Cosh(x));
            Near(math.Add(math.Logistic(x), math.Logistic(-x)), 1, 1);
            Near(math.Subtract(math.Softplus(x), math.Softplus(-x)), x, math.Softplus(x));
            Near(math.LogGamma(math.Add(x, 1)), math.Add(math.LogGamma(x), math.Log(x)), math.Add(100, math.Log(x)));
            Near(math.Digamma(math.Add(x, 1)), math.Add(math.Digamma(x), math.Divide(1, x)), math.Divide(100, x));
            Near(math.Arctan(math.Divide(math.Sin(0.7), math.Cos(0.7))), 0.7, 1);
            Near(math.Power(x, 2.5), math.Multiply(math.Square(x), math.Sqrt(x)), math.Power(x, 2.5));
            Near(math.NormalCdf(-x), math.Exp(math.LogNormalCdf(-x)), math.Multiply(math.NormalCdf(-x), 1e4));
        }

        static void Near(BigReal found, BigReal wanted, BigReal size)
        {
            BigMath wide = new(512);
            BigReal relative = wide.Divide(wide.Abs(wide.Subtract(found, wanted)), wide.Square(wide.Add(1, wide.Abs(size))));
            Assert.True(relative < Math.ScaleB(1, -245), $"{found} and {wanted}: {relative}");
        }
    }

    [Fact]
    public void Special_values_are_those_of_IEEE_754()
    {
        (double found, double wanted)[] pairs =
        [
            (Of(m => m.Log(0)), double.NegativeInfinity), (Of(m => m.Log(-1)), double.NaN), (Of(m => m.Log(Infinity)), Infinity),
            (Of(m => m.Log(1)), 0), (Of(m => m.Log1p(-1)), -Infinity), (Of(m => m.Log1p(-2)), double.NaN), (Of(m => m.Log1p(Infinity)), Infinity),
            (Of(m => m.Log1p(-Infinity)), double.NaN), (Of(m => m.Exp(-Infinity)), 0), (Of(m => m.Exp(Infinity)), Infinity),
            (Of(m => m.Expm1(-Infinity)), -1), (Of(m => m.Exp(0)), 1), (Of(m => m.Multiply(0, Infinity)), double.NaN),
            (Of(m => m.Multiply(-2, Infinity)), -Infinity), (Of(m => m.Subtract(Infinity, Infinity)), double.NaN),
            (Of(m => m.Add(Infinity, Infinity)), Infinity), (Of(m => m.Add(1, -Infinity)), -Infinity), (Of(m => m.Divide(1, 0)), Infinity),
            (Of(m => m.Divide(-1, 0)), -Infinity), (Of(m => m.Divide(0, 0)), double.NaN), (Of(m => m.Divide(Infinity, Infinity)), double.NaN),
            (Of(m => m.Divide(1, -Infinity)), 0), (Of(m => m.Divide(-Infinity, 2)), -Infinity), (Of(m => m.Sqrt(-1)), double.NaN),
            (Of(m => m.Sqrt(0)), 0), (Of(m => m.Sqrt(Infinity)), Infinity), (Of(m => m.Sin(Infinity)), double.NaN), (Of(m => m.Cos(0)), 1),
            (Of(m => m.Arctan(-Infinity)), -Math.PI / 2), (Of(m => m.Sinh(-Infinity)), -Infinity), (Of(m => m.Cosh(-Infinity)), Infinity),
            (Of(m => m.Tanh(-Infinity)), -1), (Of(m => m.Logistic(-Infinity)), 0), (Of(m => m.Logistic(Infinity)), 1),
            (Of(m => m.Softplus(-Infinity)), 0), (Of(m => m.Softplus(Infinity)), Infinity), (Of(m => m.LogSigmoid(-Infinity)), -Infinity),
            (Of(m => m.LogCosh(-Infinity)), Infinity), (Of(m => m.LogCosh(0)), 0), (Of(m => m.Erf(-Infinity)), -1), (Of(m => m.Erf(0)), 0),
            (Of(m => m.Erfc(-Infinity)), 2), (Of(m => m.Erfc(Infinity)), 0), (Of(m => m.NormalCdf(-Infinity)), 0),
            (Of(m => m.NormalCdf(Infinity)), 1), (Of(m => m.NormalCdf(0)), 0.5), (Of(m => m.LogNormalCdf(-Infinity)), -Infinity),
            (Of(m => m.LogNormalCdf(Infinity)), 0), (Of(m => m.LogGamma(0)), Infinity), (Of(m => m.LogGamma(1)), 0), (Of(m => m.LogGamma(2)), 0),
            (Of(m => m.LogGamma(-1)), double.NaN), (Of(m => m.LogGamma(Infinity)), Infinity), (Of(m => m.Digamma(0)), -Infinity),
            (Of(m => m.Digamma(Infinity)), Infinity), (Of(m => m.Trigamma(0)), Infinity), (Of(m => m.Trigamma(Infinity)), 0),
            (Of(m => m.Polygamma(2, 0)), -Infinity),
        ];
        Assert.All(pairs, pair => Assert.Equal(pair.wanted, pair.found));
    }

    [Fact]
    public void Powers_at_special_values_are_those_of_the_platform()
    {
        double[] values = [double.NegativeInfinity, -3, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, double.PositiveInfinity, double.NaN];
        foreach (double x in values)
        {
            foreach (double y in values)
                Assert.Equal(Math.Pow(x, y), Of(m => m.Power(x, y)), 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN(string name) => Assert.True(BigFunctions.All[name].One(Ample, double.NaN).IsNaN);

    private const double Infinity = double.PositiveInfinity;

    private static double Of(Func<BigMath, BigReal> function) => function(Ample).ToDouble();
}
