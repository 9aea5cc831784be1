using System.Text.Json;

namespace Lossworks.Tuning.Tests;

public sealed class ParameterTests
{
    private static readonly Dictionary<string, SearchParameter> s_all = new SearchParameter[]
    {
        new RealParameter("real", -5, 10),
        new RealParameter("tiny real", 1, Math.BitIncrement(1.0)),
        new RealParameter("wide real", -8e307, 8e307),
        new RealParameter("log", 1e-6, 1, log: true),
        new RealParameter("wide log", double.Epsilon, double.MaxValue, log: true),
        new RealParameter("tenths", 0, 1, step: 0.1),
        new RealParameter("tenths from a tenth", 0.1, 2.3, step: 0.1),
        new RealParameter("thirds", 1 / 3.0, 10, step: 1 / 3.0),
        new RealParameter("down to sixteen digits", -0.1234567890123456, 0.5, step: 0.01),
        new RealParameter("one step", 0, 1.5, step: 1),
        new IntegerParameter("whole", 1, 12),
        new IntegerParameter("below zero", -7, 7),
        new IntegerParameter("fives", 3, 30, step: 5),
        new IntegerParameter("whole log", 1, 1000, log: true),
        new IntegerParameter("large log", 3, (1L << 53) - 1, log: true),
        new IntegerParameter("large", -(1L << 53), 1L << 53),
        new IntegerParameter("alone", 3, 3),
        new IntegerParameter("alone log", 3, 3, log: true),
        new CategoricalParameter("choice", "huber", "log-cosh", "tukey"),
        new CategoricalParameter("one choice", "huber"),
    }.ToDictionary(p => p.Name);

    public static TheoryData<string> All { get; } = [.. s_all.Keys];

    public static TheoryData<string> Few { get; } = [.. s_all.Where(p => p.Value.Count <= 1000).Select(p => p.Key)];

    public static TheoryData<Func<SearchParameter>, string> Wrong { get; } = new()
    {
        { () => new RealParameter("x", 1, 1), "'x' cannot run from 1 to 1: give two numbers, the smaller one first." },
        { () => new RealParameter("x", 2, 1), "'x' cannot run from 2 to 1: give two numbers, the smaller one first." },
        { () => new RealParameter("x", double.NaN, 1), "'x' cannot run from NaN to 1: give two numbers, the smaller one first." },
        { () => new RealParameter("x", 0, double.PositiveInfinity), "'x' cannot run from 0 to Infinity: give two numbers, the smaller one first." },
        { () => new RealParameter("x", double.MinValue, double.MaxValue), "'x' cannot run from -1.7976931348623157E+308 to 1.7976931348623157E+308: the difference of the two is too large for a double." },
        { () => new RealParameter("x", 0, 1, log: true), "'x' starts at 0: a logarithm needs a start above 0." },
        { () => new RealParameter("x", 0, 1, step: 0), "'x' cannot go by steps of 0: a step is above 0, fits into the range, and excludes log." },
        { () => new RealParameter("x", 0, 1, step: 2), "'x' cannot go by steps of 2: a step is above 0, fits into the range, and excludes log." },
        { () => new RealParameter("x", 0, 1, step: double.NaN), "'x' cannot go by steps of NaN: a step is above 0, fits into the range, and excludes log." },
        { () => new RealParameter("x", 0, 1, step: 1e-17), "'x' cannot go by steps of 1E-17: a step is above 0, fits into the range, and excludes log." },
        { () => new RealParameter("x", 1, 2, log: true, step: 0.1), "'x' cannot go by steps of 0.1: a step is above 0, fits into the range, and excludes log." },
        { () => new IntegerParameter("n", 2, 1), "'n' cannot run from 2 to 1: give two whole numbers, the smaller one first, of at most 2^53 in size." },
        { () => new IntegerParameter("n", 0, long.MaxValue), "'n' cannot run from 0 to 9223372036854775807: give two whole numbers, the smaller one first, of at most 2^53 in size." },
        { () => new IntegerParameter("n", 0, 9, log: true), "'n' starts at 0: a logarithm needs a start above 0." },
        { () => new IntegerParameter("n", 0, 9, step: 0), "'n' cannot go by steps of 0: a step is at least 1, and above 1 it excludes log." },
        { () => new IntegerParameter("n", 1, 9, log: true, step: 2), "'n' cannot go by steps of 2: a step is at least 1, and above 1 it excludes log." },
        { () => new CategoricalParameter("c"), "'c' has no choices: give at least one." },
        { () => new CategoricalParameter("c", "a", "b", "a"), "'c' has the choice 'a' twice." },
        { () => new IntegerParameter(" ", 0, 9), "a parameter needs a name." },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_coordinate_has_a_value_and_every_value_comes_back(string name)
    {
        SearchParameter parameter = s_all[name];
        foreach (double unit in Units())
        {
            double value = parameter.FromUnit(unit);
            Assert.True(parameter.Contains(value), $"{value:R} is not in {parameter}");
            double back = parameter.ToUnit(value);
            Assert.InRange(back, 0, 1);
            if (parameter.Count is null)
                Assert.Equal(value, parameter.FromUnit(back), Math.Abs(value) * 1e-12);
            else if (name is not "large" and not "large log")
                Assert.Equal(value, parameter.FromUnit(back));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_order_of_coordinates_is_that_of_values(string name)
    {
        double[] values = [.. Units().Order().Select(s_all[name].FromUnit)];
        Assert.Equal(values.Order(), values);
        if (s_all[name].Count is null)
            Assert.Equal((s_all[name].FromUnit(0), s_all[name].FromUnit(1)), (((RealParameter)s_all[name]).Low, ((RealParameter)s_all[name]).High));
    }

    [Theory]
    [MemberData(nameof(Few))]
    public void There_are_as_many_values_as_it_says_and_a_grid_has_them_all(string name)
    {
        SearchParameter parameter = s_all[name];
        double[] grid = parameter.Grid(2000);
        Assert.Equal(parameter.Count, grid.Distinct().Count());
        Assert.All(grid, v => Assert.True(parameter.Contains(v), $"{v:R} is not in {parameter}"));
        Assert.Equal(grid.Order(), Enumerable.Range(0, 100_001).Select(i => parameter.FromUnit(i / 100_000.0)).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_grid_of_a_few_values_has_its_ends_and_no_value_twice(string name)
    {
        SearchParameter parameter = s_all[name];
        foreach (int points in (int[])[1, 2, 3, 10])
        {
            double[] grid = parameter.Grid(points);
            Assert.All(grid, v => Assert.True(parameter.Contains(v), $"{v:R} is not in {parameter}"));
            Assert.Equal(grid.Length, grid.Distinct().Count());
            Assert.Equal(grid.Order(), grid);
            Assert.True(parameter.IsCategorical || grid.Length <= points);
            if (points > 1 && parameter.Count is not 1)
                Assert.Equal((parameter.FromUnit(0), parameter.FromUnit(1)), (grid[0], grid[^1]));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Text_and_json_read_back_exactly(string name)
    {
        SearchParameter parameter = s_all[name];
        foreach (double unit in Units())
        {
            double value = parameter.FromUnit(unit);
            using JsonDocument json = JsonDocument.Parse(JsonText.Of(w => parameter.WriteValue(w, value)));
            Assert.Equal(value, parameter.ReadValue(json.RootElement));
            if (!parameter.IsCategorical)
                Assert.Equal(value, double.Parse(parameter.Text(value), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_refused_with_the_reason(Func<SearchParameter> make, string says) => Assert.Equal(says, Assert.Throws<TuningException>(make).Message);

    [Fact]
    public void Steps_are_decimals_as_people_write_them()
    {
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], new RealParameter("x", 0.1, 0.7, step: 0.1).Grid(100));
        Assert.Equal([0, 1], new RealParameter("x", 0, 1.5, step: 1).Grid(100));
        RealParameter thirds = new("x", 1 / 3.0, 2, step: 0.3);
        Assert.Equal(1 / 3.0, thirds.Grid(100)[0]);
        Assert.False(thirds.Contains(0.5));
    }

    [Fact]
    public void Each_discrete_value_has_an_equal_share_of_the_coordinates()
    {
        foreach (SearchParameter parameter in (SearchParameter[])[s_all["whole"], s_all["fives"], s_all["tenths"], s_all["choice"]])
        {
            int count = (int)parameter.Count!.Value;
            int[] shares = [.. Enumerable.Range(0, 1000 * count).GroupBy(i => parameter.FromUnit((i + 0.5) / (1000 * count))).Select(g => g.Count())];
            Assert.Equal(Enumerable.Repeat(1000, count), shares);
            Assert.All(parameter.Grid(count), v => Assert.Equal(v, parameter.FromUnit(parameter.ToUnit(v))));
        }
    }

    [Fact]
    public void A_logarithm_spreads_its_magnitudes_evenly()
    {
        Assert.Equal(1e-3, s_all["log"].FromUnit(0.5), 1e-15);
        Assert.Equal(0.5, s_all["log"].ToUnit(1e-3), 1e-12);
        Assert.Equal([1e-6, 1e-4, 1e-2, 1], s_all["log"].Grid(4).Select(v => Math.Round(v, 12)));
        // Whole numbers own what rounds to them, the first and the last as well: of 1..1000, 1 owns 0.5 to 1.5.
        double share = Math.Log(1.5 / 0.5) / Math.Log(1000.5 / 0.5);
        Assert.Equal(1, s_all["whole log"].FromUnit(share - 1e-9));
        Assert.Equal(2, s_all["whole log"].FromUnit(share + 1e-9));
    }

    [Theory]
    [InlineData("whole", 2.5)]
    [InlineData("whole", 0)]
    [InlineData("whole", 13)]
    [InlineData("fives", 4)]
    [InlineData("fives", 33)]
    [InlineData("real", 10.001)]
    [InlineData("tenths", 0.15)]
    [InlineData("one step", 1.5)]
    [InlineData("choice", 3)]
    [InlineData("choice", -1)]
    [InlineData("choice", 0.5)]
    [InlineData("real", double.NaN)]
    [InlineData("whole", double.NaN)]
    [InlineData("tenths", double.NaN)]
    [InlineData("choice", double.NaN)]
    public void A_number_that_is_no_value_is_not_in_it(string name, double value) => Assert.False(s_all[name].Contains(value));

    [Fact]
    public void Parameters_are_equal_by_what_they_are()
    {
        Assert.Equal(new CategoricalParameter("c", "a", "b") { When = new("d", "x", "y") }, new CategoricalParameter("c", "a", "b") { When = new("d", "x", "y") });
        Assert.NotEqual(new CategoricalParameter("c", "a", "b"), new CategoricalParameter("c", "b", "a"));
        Assert.NotEqual<SearchParameter>(new RealParameter("x", 0, 1), new RealParameter("x", 0, 1, step: 0.5));
        Assert.Equal(new CategoricalParameter("c", "a", "b").GetHashCode(), new CategoricalParameter("c", "a", "b").GetHashCode());
    }

    [Theory]
    [InlineData("log", "log = 1E-06..1 log")]
    [InlineData("tenths", "tenths = 0..1 step 0.1")]
    [InlineData("fives", "fives = 3..30 whole step 5")]
    [InlineData("whole log", "whole log = 1..1000 whole log")]
    [InlineData("choice", "choice = {huber, log-cosh, tukey}")]
    public void A_parameter_says_what_it_is(string name, string says) => Assert.Equal(says, s_all[name].ToString());

    private static IEnumerable<double> Units()
    {
        Xoshiro256 random = new(3);
        return [0, 1, 0.5, double.Epsilon, Math.BitDecrement(1.0), .. Enumerable.Range(0, 300).Select(_ => random.NextDouble())];
    }
}
