using Lossworks.Verification;

namespace Lossworks.Tests.Verification.HighPrecision;

/// <summary>Numbers with two derivatives, against differences of the plain functions.</summary>
public sealed class BigCalculusTests
{
    private const int Bits = 400, Step = -100;

    private static readonly BigCalculus Calculus = new(Bits);

    private static readonly BigMath Wide = new(800);

    public static TheoryData<string> Names => [.. BigFunctions.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_are_those_of_differences(string name)
    {
        BigFunctions.Function function = BigFunctions.All[name];
        foreach (double x in function.Points)
            AgreesWithDifferences(name, x, t => function.One(Wide, t), t => function.Jet(Calculus, t));
    }

    [Theory]
    [InlineData(0.7, 2.5)]
    [InlineData(3.5, -0.3)]
    [InlineData(1e-5, 0.25)]
    [InlineData(40, 7)]
    public void Two_moving_numbers_go_together(double x, double y)
    {
        AgreesWithDifferences("x^c", x, t => Wide.Power(t, y), t => Calculus.Power(t, y));
        AgreesWithDifferences("c^x", y, t => Wide.Power(x, t), t => Calculus.Power(BigJet.Constant(x), t));
        AgreesWithDifferences("x^x", x, t => Wide.Power(t, t), t => Calculus.Power(t, t));
        AgreesWithDifferences("(x sin x)^(x cos x)", x / 20, t => Wide.Power(Wide.Multiply(t, Wide.Sin(t)), Wide.Multiply(t, Wide.Cos(t))),
            t => Calculus.Power(Calculus.Multiply(t, Calculus.Sin(t)), Calculus.Multiply(t, Calculus.Cos(t))));
        AgreesWithDifferences("quotient", x, t => Wide.Divide(Wide.Sin(t), Wide.Exp(t)), t => Calculus.Divide(Calculus.Sin(t), Calculus.Exp(t)));
        AgreesWithDifferences("sum", x, t => Wide.Subtract(Wide.Exp(t), Wide.Add(t, Wide.Square(t))),
            t => Calculus.Subtract(Calculus.Exp(t), Calculus.Add(t, Calculus.Multiply(t, t))));
        AgreesWithDifferences("size", -x, t => Wide.Abs(Wide.Sinh(t)), t => Calculus.Abs(Calculus.Sinh(t)));
        AgreesWithDifferences("nested", x, t => Wide.LogCosh(Wide.Square(Wide.Sinh(t))), t => Calculus.LogCosh(Calculus.Power(Calculus.Sinh(t), 2)));
    }

    [Fact]
    public void What_does_not_move_stays_still_on_an_infinite_slope()
    {
        BigJet zero = BigJet.Constant(0);
        BigJet[] jets =
        [
            Calculus.Sqrt(zero), Calculus.Log(zero), Calculus.Power(zero, 0.5), Calculus.Log1p(BigJet.Constant(-1)), Calculus.LogGamma(zero),
            Calculus.Divide(BigJet.Constant(1), zero),
        ];
        Assert.All(jets, jet => Assert.True(jet.IsConstant, jet.ToString()));
    }

    [Fact]
    public void Kinks_and_ends_have_the_slopes_of_the_limit()
    {
        Expect(Calculus.Sqrt(BigJet.Variable(0)), 0, double.PositiveInfinity, double.NegativeInfinity);
        Expect(Calculus.Abs(BigJet.Variable(0)), 0, 0, 0);
        Expect(Calculus.Power(BigJet.Variable(0), 1), 0, 1, 0);
        Expect(Calculus.Power(BigJet.Variable(0), 2), 0, 0, 2);
        Expect(Calculus.Power(BigJet.Variable(0), 0), 1, 0, 0);
        Expect(Calculus.Power(BigJet.Variable(-3), 3), -27, 27, -18);
        Expect(Calculus.Power(BigJet.Constant(0), BigJet.Variable(2)), 0, 0, 0);
        Expect(Calculus.Log(BigJet.Variable(0)), double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        Expect(Calculus.Log(BigJet.Variable(-1)), double.NaN, double.NaN, double.NaN);
        Expect(Calculus.Divide(BigJet.Constant(1), BigJet.Variable(0)), double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
        Expect(Calculus.LogNormalCdf(BigJet.Variable(double.NegativeInfinity)), double.NegativeInfinity, double.PositiveInfinity, -1);
        Expect(Calculus.LogNormalCdf(BigJet.Variable(-1e300)), double.NegativeInfinity, 1e300, -1);
        Expect(Calculus.NormalCdf(BigJet.Variable(double.PositiveInfinity)), 1, 0, 0);
        Expect(Calculus.Erfc(BigJet.Variable(double.PositiveInfinity)), 0, 0, 0);
        Expect(Calculus.Arctan(BigJet.Variable(double.PositiveInfinity)), Math.PI / 2, 0, 0);
        Expect(Calculus.LogCosh(BigJet.Variable(double.NegativeInfinity)), double.PositiveInfinity, -1, 0);
        Expect(Calculus.Softplus(BigJet.Variable(double.NegativeInfinity)), 0, 0, 0);
    }

    private static void Expect(BigJet jet, double value, double first, double second) =>
        Assert.Equal((value, first, second), (jet.Value.ToDouble(), jet.First.ToDouble(), jet.Second.ToDouble()));

    /// <summary>Central differences with steps of 2^-100 are wrong by 2^-200 of the next derivatives, which stay below 2^80 of these where we look.</summary>
    private static void AgreesWithDifferences(string name, double at, Func<BigReal, BigReal> plain, Func<BigJet, BigJet> jet)
    {
        BigReal step = BigReal.One.Scale(Step), x = at;
        BigReal up = plain(Wide.Add(x, step)), here = plain(x), down = plain(Wide.Subtract(x, step));
        BigReal first = Wide.Subtract(up, down).Scale(-Step - 1), second = Wide.Subtract(Wide.Add(up, down), here.Scale(1)).Scale(-2 * Step);
        BigJet found = jet(BigJet.Variable(x));
        Assert.True(BigFunctions.Error(found.Value, here, Bits) < 64, $"{name} at {at:R}: {found.Value} instead of {here}");
        Assert.True(Agree(found.First, first), $"{name}' at {at:R}: {found.First} instead of {first}");
        Assert.True(Agree(found.Second, second) || IsNoise(second, here), $"{name}'' at {at:R}: {found.Second} instead of {second}");
    }

    private static bool Agree(BigReal found, BigReal wanted) => BigFunctions.Error(found, wanted, 110) < 1;

    /// <summary>Where the second derivative is exactly 0, what is left of the difference is rounding.</summary>
    private static bool IsNoise(BigReal second, BigReal value) => second.IsZero || second.Order < value.Order - 500;
}
