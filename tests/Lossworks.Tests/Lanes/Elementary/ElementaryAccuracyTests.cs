using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>Every elementary function against its table of true values, against sweeps, at special values, and at every width.</summary>
public sealed class ElementaryAccuracyTests
{
    private const double CommonSingle = 2, CommonDouble = 4;

    public static TheoryData<string> Functions => [.. Formulas.All.Keys];

    [Fact]
    public void Every_function_has_a_promise_and_each_exception_a_reason()
    {
        Assert.Equal(Formulas.All.Keys.Order(), AccuracyBounds.All.Keys.Order());
        foreach ((string name, AccuracyBounds.Bound bound) in AccuracyBounds.All)
            Assert.True(
                (bound.Single <= CommonSingle && bound.Double <= CommonDouble) || bound.Exception.Length > 20,
                $"{name} has an exception without a reason");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Double_keeps_its_promise_over_the_table(string name)
    {
        (double worst, string where) = AccuracySurvey.OfTheTable(name, single: false);
        Assert.True(worst <= AccuracyBounds.All[name].Double, where);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Float_keeps_its_promise_over_the_table(string name)
    {
        (double worst, string where) = AccuracySurvey.OfTheTable(name, single: true);
        Assert.True(worst <= AccuracyBounds.All[name].Single, where);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Float_keeps_its_promise_over_a_sweep_of_all_floats(string name)
    {
        (double worst, string where) = AccuracySurvey.OfAllFloats(name, every: 397);
        Assert.True(worst <= AccuracyBounds.All[name].Single, where);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_width_gives_the_bits_of_the_scalar_one(string name)
    {
        AccuracyTable table = AccuracyTable.Read(name);
        foreach (IGrouping<double, AccuracyTable.Entry> group in table.Entries.GroupBy(entry => entry.Exponent))
        {
            SameBits<double>(name, group.Key, [.. group.Select(entry => entry.Argument), .. SpecialValues.Arguments]);
            SameBits<float>(name, group.Key, [.. group.Select(entry => (float)entry.Argument), .. SpecialValues.Arguments.Select(x => (float)x)]);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Special_values_are_those_of_the_limits(string name)
    {
        TestedFunction function = Formulas.All[name];
        foreach ((double argument, double expected) in SpecialValues.Of(name))
        {
            double found = function.One(argument), single = function.One((float)argument);
            Assert.Equal((argument, expected), (argument, found));
            Assert.Equal((argument, (double)(float)expected), (argument, single));
            if (expected == 0)
                Assert.Equal((argument, double.IsNegative(expected)), (argument, double.IsNegative(found)));
        }
    }

    [Fact]
    public void Powers_have_the_limits_of_their_exponent()
    {
        TestedFunction power = Formulas.All["power"];
        Assert.Equal(1, power.One(0.0, 0));
        Assert.Equal(1, power.One(double.PositiveInfinity, 0));
        Assert.Equal(double.PositiveInfinity, power.One(0.0, -0.5));
        Assert.Equal(0, power.One(double.PositiveInfinity, -0.5));
        Assert.Equal(double.PositiveInfinity, power.One(2.0, 1e300));
        Assert.Equal(0, power.One(2.0, -1e300));
        Assert.Equal(0, power.One(0.5f, 1e300));
        Assert.Equal(1, power.One(1.0f, 1e300));
        Assert.True(double.IsNaN(power.One(-2.0, 0.5)));
    }

    private static void SameBits<S>(string name, double exponent, List<S> arguments)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        while (arguments.Count % 16 > 0)
            arguments.Add(S.One);
        S[] x = [.. arguments], scalar = Formulas.All[name].Run<S>(Width.Scalar, x, exponent);
        foreach (Width width in (Width[])[Width.Bits128, Width.Bits256, Width.Bits512])
        {
            S[] wide = Formulas.All[name].Run<S>(width, x, exponent);
            for (int i = 0; i < x.Length; i++)
                Assert.True(scalar[i].Equals(wide[i]), $"{name}({x[i]:R}) is {scalar[i]:R} alone and {wide[i]:R} at {width}");
        }
    }
}
