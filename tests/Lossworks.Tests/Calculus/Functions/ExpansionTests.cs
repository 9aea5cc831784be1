using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Tests.Lanes.Elementary;

namespace Lossworks.Tests.Calculus.Functions;

/// <summary>Functions that know their derivatives: against tables of true values, against differences, at special values, and at every width.</summary>
public sealed class ExpansionTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    /// <summary>Largest error of value and derivatives, in ulps: a few roundings beyond those of <see cref="Lossworks.Lanes.StableMath"/>.</summary>
    private const double Single = 6, Double = 8;

    private static readonly Dictionary<string, TestedExpansion> All = new()
    {
        ["tanh"] = new TestedExpansion<Tanh>(default),
        ["sinh"] = new TestedExpansion<Sinh>(default),
        ["cosh"] = new TestedExpansion<Cosh>(default),
        ["sin"] = new TestedExpansion<Sin>(default),
        ["cos"] = new TestedExpansion<Cos>(default),
        ["log-sigmoid"] = new TestedExpansion<LogSigmoid>(default),
        ["normal-cdf"] = new TestedExpansion<NormalCdf>(default),
        ["log-normal-cdf"] = new TestedExpansion<LogNormalCdf>(default),
        ["erf"] = new TestedExpansion<Erf>(default),
        ["erfc"] = new TestedExpansion<Erfc>(default),
        ["digamma"] = new TestedExpansion<Digamma>(default),
        ["trigamma"] = new TestedExpansion<Trigamma>(default),
    };

    public static TheoryData<string> Functions => [.. All.Keys, "signed-power"];

    /// <summary>Argument, value, first and second derivative.</summary>
    public static TheoryData<string, double, double, double, double> Limits => new()
    {
        { "tanh", 0, 0, 1, -0.0 },
        { "tanh", Infinity, 1, 0, -0.0 },
        { "tanh", -Infinity, -1, 0, 0 },
        { "sinh", -Infinity, -Infinity, Infinity, -Infinity },
        { "cosh", -Infinity, Infinity, -Infinity, Infinity },
        { "sin", -0.0, -0.0, 1, 0 },
        { "cos", 0, 1, -0.0, -1 },
        { "sin", Infinity, NaN, NaN, NaN },
        { "cos", -Infinity, NaN, NaN, NaN },
        { "log-sigmoid", Infinity, -0.0, 0, -0.0 },
        { "log-sigmoid", -Infinity, -Infinity, 1, -0.0 },
        { "normal-cdf", Infinity, 1, 0, -0.0 },
        { "normal-cdf", -Infinity, 0, 0, 0 },
        { "log-normal-cdf", Infinity, -0.0, 0, -0.0 },
        { "log-normal-cdf", -Infinity, -Infinity, Infinity, -1 },
        { "erf", Infinity, 1, 0, -0.0 },
        { "erfc", Infinity, 0, -0.0, 0 },
        { "erfc", -Infinity, 2, -0.0, -0.0 },
        { "digamma", 0, -Infinity, Infinity, -Infinity },
        { "digamma", Infinity, Infinity, 0, -0.0 },
        { "digamma", -1, NaN, NaN, NaN },
        { "trigamma", 0, Infinity, -Infinity, Infinity },
        { "trigamma", Infinity, 0, -0.0, 0 },
    };

    /// <summary>Exponent, argument, value, first and second derivative.</summary>
    public static TheoryData<double, double, double, double, double> Powers => new()
    {
        { 0, 0, 1, 0, 0 },
        { 0, -3, 1, 0, 0 },
        { 1, 0, 0, 1, 0 },
        { 1, -7, -7, 1, 0 },
        { 1, Infinity, Infinity, 1, 0 },
        { 2, 0, 0, 0, 2 },
        { 2, -3, 9, -6, 2 },
        { 3, 0, 0, 0, 0 },
        { 3, -2, -8, 12, -12 },
        { 4, -2, 16, -32, 48 },
        { 3, -Infinity, -Infinity, Infinity, -Infinity },
        { 4, -Infinity, Infinity, -Infinity, Infinity },
        { 1.5, 0, 0, 0, Infinity },
        { 1.5, -1, NaN, NaN, NaN },
        { 0.5, 0, 0, Infinity, -Infinity },
        { 2.5, 0, 0, 0, 0 },
        { -1, -0.0, -Infinity, -Infinity, -Infinity },
        { -1, 0, Infinity, -Infinity, Infinity },
        { -1, -2, -0.5, -0.25, -0.25 },
        { -2, -0.0, Infinity, Infinity, Infinity },
        { -2, -2, 0.25, 0.25, 0.375 },
        { -3, -Infinity, -0.0, -0.0, -0.0 },
        { 3, NaN, NaN, NaN, NaN },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_is_right_over_the_table(string name)
    {
        foreach (ExpansionTable.Entry entry in ExpansionTable.Read(name).Where(entry => !entry.Single))
        {
            Expansion<double> at = Function(name, entry.Exponent).One(entry.Argument);
            double smallest = Math.ScaleB(1, -1022);
            foreach ((double found, double truth) in ((double, double)[])[(at.Value, entry.Value), (at.First, entry.First), (at.Second, entry.Second)])
            {
                bool right = Ulps.Error(found, truth, 0) <= Double * Allowance(truth, entry.Exponent, smallest);
                Assert.True(right, $"{Text(name, entry)}: {found:R} instead of {truth:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Float_is_right_over_the_table(string name)
    {
        foreach (ExpansionTable.Entry entry in ExpansionTable.Read(name).Where(entry => entry.Single))
        {
            Expansion<float> at = Function(name, entry.Exponent).One((float)entry.Argument);
            double smallest = Math.ScaleB(1, -126);
            foreach ((float found, double truth) in ((float, double)[])[(at.Value, entry.Value), (at.First, entry.First), (at.Second, entry.Second)])
            {
                bool right = Ulps.Error(found, truth) <= Single * Allowance(truth, entry.Exponent, smallest);
                Assert.True(right, $"{Text(name, entry)}: {found:R} instead of {truth:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_are_those_of_the_value(string name)
    {
        foreach (double exponent in name == "signed-power" ? (double[])[-2, -1, 2, 3, 4, 0.5, 2.5] : [1])
        {
            TestedExpansion function = Function(name, exponent);
            bool positive = name is "digamma" or "trigamma" || exponent != Math.Floor(exponent);
            for (double x = positive ? 0.3 : -4.9; x < 5; x += 0.137)
            {
                // Central differences at two steps, the error of whose extrapolation falls with the fourth power (Richardson 1911).
                double h = 1e-3 * Math.Max(Math.Abs(x), 0.1);
                Close(Difference(x => function.One(x).Value), function.One(x).First);
                Close(Difference(x => function.One(x).First), function.One(x).Second);

                double Difference(Func<double, double> f) => ((8 * (f(x + h) - f(x - h))) - (f(x + (2 * h)) - f(x - (2 * h)))) / (12 * h);
                void Close(double difference, double derivative)
                {
                    bool close = Math.Abs(difference - derivative) <= 1e-8 * (1 + Math.Abs(derivative));
                    Assert.True(close, $"{name} at {x:R}: {derivative:R}, by differences {difference:R}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Special_values_are_those_of_the_limits(string name, double x, double value, double first, double second) =>
        Same(All[name], x, value, first, second);

    [Theory]
    [MemberData(nameof(Powers))]
    public void A_power_is_right_at_zero_and_below(double exponent, double x, double value, double first, double second) =>
        Same(new TestedExpansion<SignedPower>(new(exponent)), x, value, first, second);

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_is_not_a_number_stays_so(string name)
    {
        Expansion<double> at = Function(name, 3).One(NaN);
        Expansion<float> single = Function(name, 3).One(float.NaN);
        Assert.True(double.IsNaN(at.Value) && double.IsNaN(at.First) && double.IsNaN(at.Second));
        Assert.True(float.IsNaN(single.Value) && float.IsNaN(single.First) && float.IsNaN(single.Second));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_width_gives_the_bits_of_the_scalar_one(string name)
    {
        foreach (IGrouping<double, ExpansionTable.Entry> group in ExpansionTable.Read(name).GroupBy(entry => entry.Exponent))
        {
            TestedExpansion function = Function(name, group.Key);
            SameBits<double>(name, function, [.. group.Select(entry => entry.Argument), .. SpecialValues.Arguments]);
            SameBits<float>(name, function, [.. group.Select(entry => (float)entry.Argument), .. SpecialValues.Arguments.Select(x => (float)x)]);
        }
    }

    private static TestedExpansion Function(string name, double exponent) =>
        name == "signed-power" ? new TestedExpansion<SignedPower>(new(exponent)) : All[name];

    /// <summary>Derivatives of a power are up to exponent^2 times a lower power, and have no more digits than it has where it is subnormal.</summary>
    private static double Allowance(double truth, double exponent, double smallestNormal) =>
        Math.Abs(truth) < smallestNormal * exponent * exponent ? Math.Max(1, exponent * exponent) : 1;

    private static string Text(string name, ExpansionTable.Entry entry) => $"{name} at {entry.Argument:R}, exponent {entry.Exponent:R}";

    private static void Same(TestedExpansion function, double x, double value, double first, double second)
    {
        Assert.Equal([value, first, second], Of(function.One(x)));
        Assert.Equal([value, first, second], Of(function.One((float)x)));
    }

    private static double[] Of<S>(Expansion<S> at)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => [double.CreateChecked(at.Value), double.CreateChecked(at.First), double.CreateChecked(at.Second)];

    private static void SameBits<S>(string name, TestedExpansion function, List<S> arguments)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        while (arguments.Count % 16 > 0)
            arguments.Add(S.One);
        S[] x = [.. arguments];
        (S[] value, S[] first, S[] second) = function.Run(Width.Scalar, x);
        foreach (Width width in (Width[])[Width.Bits128, Width.Bits256, Width.Bits512])
        {
            (S[] wideValue, S[] wideFirst, S[] wideSecond) = function.Run(width, x);
            for (int i = 0; i < x.Length; i++)
            {
                bool same = value[i].Equals(wideValue[i]) && first[i].Equals(wideFirst[i]) && second[i].Equals(wideSecond[i]);
                Assert.True(same, $"{name}({x[i]:R}) is not the same alone and at {width}");
            }
        }
    }
}
