namespace Lossworks.Tuning.Tests;

public sealed class SearchSpaceTests
{
    private static readonly SearchSpace s_space = new(
    [
        new CategoricalParameter("booster", "trees", "linear"),
        new CategoricalParameter("growth", "depth", "leaves") { When = new("booster", "trees") },
        new IntegerParameter("depth", 1, 12) { When = new("growth", "depth") },
        new RealParameter("rate", 0.01, 1, log: true),
    ], [new("rate is below 0.5 of linear ones", c => c.Choice("booster") == "trees" || c.Number("rate") < 0.5)]);

    public static TheoryData<Func<SearchSpace>, string> Wrong { get; } = new()
    {
        { () => new([]), "a space needs at least one parameter: there is nothing to search." },
        { () => new([new RealParameter("x", 0, 1), new IntegerParameter("x", 0, 1)]), "two parameters are called 'x': rename one." },
        {
            () => new([new RealParameter("x", 0, 1) { When = new("c", "a") }, new CategoricalParameter("c", "a")]),
            "'x' exists when c is a, but no categorical parameter 'c' stands before it."
        },
        {
            () => new([new IntegerParameter("c", 0, 1), new RealParameter("x", 0, 1) { When = new("c", "0", "1") }]),
            "'x' exists when c is 0 or 1, but no categorical parameter 'c' stands before it."
        },
        { () => new([new CategoricalParameter("c", "a") { When = new("c", "a") }]), "'c' exists when c is a, but no categorical parameter 'c' stands before it." },
        {
            () => new([new CategoricalParameter("c", "a", "b"), new RealParameter("x", 0, 1) { When = new("c", "a", "z") }]),
            "'x' exists when c is a or z, but 'c' has no choice 'z': it is c = {a, b}."
        },
    };

    public static TheoryData<(string, object)[], string> WrongValues { get; } = new()
    {
        { [("booster", "linear")], "'rate' is not given." },
        { [("booster", "linear"), ("rate", 0.1), ("growth", "depth")], "'growth' is given but does not exist: it does when booster is trees." },
        { [("booster", "trees"), ("growth", "leaves"), ("depth", 3), ("rate", 0.1)], "'depth' is given but does not exist: it does when growth is depth." },
        { [("booster", "linear"), ("rate", 0.1), ("speed", 1)], "there is no parameter 'speed'; there is booster, growth, depth, rate." },
        { [("booster", "linear"), ("rate", 0.1), ("rate", 0.2)], "'rate' is given twice." },
        { [("booster", "forest"), ("rate", 0.1)], "'booster' cannot be forest; it is booster = {trees, linear}." },
        { [("booster", 1), ("rate", 0.1)], "'booster' cannot be 1; it is booster = {trees, linear}." },
        { [("booster", "linear"), ("rate", 2.0)], "'rate' cannot be 2; it is rate = 0.01..1 log." },
        { [("booster", "linear"), ("rate", "fast")], "'rate' cannot be fast; it is rate = 0.01..1 log." },
        { [("booster", "trees"), ("growth", "depth"), ("depth", 2.5), ("rate", 0.1)], "'depth' cannot be 2.5; it is depth = 1..12 whole when growth is depth." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_space_that_makes_no_sense_is_refused_with_the_reason(Func<SearchSpace> make, string says) => Assert.Equal(says, Assert.Throws<TuningException>(make).Message);

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void Values_that_are_no_configuration_are_refused_with_the_reason((string, object)[] values, string says) =>
        Assert.Equal(says, Assert.Throws<TuningException>(() => s_space.Make(values)).Message);

    [Fact]
    public void A_configuration_is_made_of_values_by_name_in_any_order()
    {
        Configuration made = s_space.Make(("rate", 1), ("depth", 3L), ("growth", "depth"), ("booster", "trees"));
        Assert.Equal(("trees", "depth", 3, 1), (made.Choice("booster"), made.Choice("growth"), made.Whole("depth"), made.Number("rate")));
        Assert.Equal(3, made.Number("depth"));
        Assert.Equal("booster=trees, growth=depth, depth=3, rate=1", made.ToString());
        Assert.Equal("""{"booster":"trees","growth":"depth","depth":3,"rate":1}""", made.ToJson());
    }

    [Fact]
    public void A_parameter_exists_only_when_all_that_it_hangs_on_does()
    {
        Xoshiro256 random = new(5);
        int[] seen = new int[3];
        for (int i = 0; i < 200; i++)
        {
            Configuration c = RandomPoints.Any(s_space, random);
            Assert.Equal(c.Choice("booster") == "trees", c.Has("growth"));
            Assert.Equal(c.Has("growth") && c.Choice("growth") == "depth", c.Has("depth"));
            Assert.True(c.Has("rate"));
            Assert.Equal(c.Values.ToArray().Select(double.IsNaN), c.ToUnit().Select(double.IsNaN));
            seen[c.Has("depth") ? 2 : c.Has("growth") ? 1 : 0]++;
        }

        Assert.All(seen, n => Assert.True(n > 20));
        Assert.True(s_space.IsConditional);
        Assert.False(new SearchSpace([new RealParameter("x", 0, 1)]).IsConditional);
    }

    [Fact]
    public void Configurations_come_back_from_json_and_from_coordinates_of_discrete_values()
    {
        foreach ((string name, SearchSpace space) in LawSpaces.All)
        {
            Xoshiro256 random = new(7);
            for (int i = 0; i < 50; i++)
            {
                Configuration c = RandomPoints.Allowed(space, random), again = ConfigurationJson.Read(space, c.ToJson());
                Assert.Equal(c, again);
                Assert.Equal(c.GetHashCode(), again.GetHashCode());
                if (space.Parameters.All(p => p.Count is not null))
                    Assert.Equal(c, space.FromUnit(c.ToUnit()));
            }
        }
    }

    [Theory]
    [InlineData("""{"booster":"linear"}""", "'rate' is not given.")]
    [InlineData("""{"booster":"linear","rate":7}""", "'rate' cannot be 7; it is rate = 0.01..1 log.")]
    [InlineData("""{"booster":"linear","rate":"0.5"}""", "'rate' cannot be \"0.5\"; it is rate = 0.01..1 log.")]
    [InlineData("""{"booster":0,"rate":0.5}""", "'booster' cannot be 0; it is booster = {trees, linear}.")]
    [InlineData("""{"booster":"linear","rate":0.5,"depth":3}""", "'depth' is given but does not exist: it does when growth is depth.")]
    [InlineData("""{"booster":"linear","rate":0.5,"other":3}""", "there is no parameter 'other'; there is booster, growth, depth, rate.")]
    public void Json_that_is_no_configuration_of_the_space_is_refused_with_the_reason(string json, string says) =>
        Assert.Equal(says, Assert.Throws<TuningException>(() => ConfigurationJson.Read(s_space, json)).Message);

    [Fact]
    public void Asking_for_what_is_not_there_says_what_is()
    {
        Configuration c = s_space.Make(("booster", "linear"), ("rate", 0.25));
        static string Says(Action ask) => Assert.Throws<TuningException>(ask).Message;
        Assert.Equal("'depth' does not exist here: growth is depth does not hold in booster=linear, rate=0.25.", Says(() => c.Whole("depth")));
        Assert.Equal("'booster' is a choice, not a number: use Choice.", Says(() => c.Number("booster")));
        Assert.Equal("'rate' is no whole number: it is rate = 0.01..1 log.", Says(() => c.Whole("rate")));
        Assert.Equal("'rate' is no choice: it is rate = 0.01..1 log.", Says(() => c.Choice("rate")));
        Assert.Equal("there is no parameter 'x'; there is booster, growth, depth, rate.", Says(() => c.Has("x")));
    }

    [Fact]
    public void Constraints_tell_what_is_allowed()
    {
        Assert.False(s_space.Allows(s_space.Make(("booster", "linear"), ("rate", 0.75))));
        Assert.True(s_space.Allows(s_space.Make(("booster", "linear"), ("rate", 0.25))));
        SearchSpace never = new([new RealParameter("x", 0, 1)], [new("x is above 2", c => c.Number("x") > 2), new("x is a number", _ => true)]);
        Assert.Equal(
            "of 10,000 points at random none was allowed by: x is above 2; x is a number. Loosen them, or choose ranges in which they mostly hold.",
            Assert.Throws<TuningException>(() => RandomPoints.Allowed(never, new Xoshiro256(1))).Message);
    }

    [Fact]
    public void Random_points_are_even_over_the_coordinates()
    {
        SearchSpace space = new([new RealParameter("x", 0, 1), new IntegerParameter("n", 1, 4), new RealParameter("rate", 1e-4, 1, log: true)]);
        Xoshiro256 random = new(9);
        Configuration[] points = [.. Enumerable.Range(0, 4000).Select(_ => RandomPoints.Any(space, random))];
        Assert.All(points.GroupBy(p => (int)(p.Number("x") * 4)), g => Assert.InRange(g.Count(), 880, 1120));
        Assert.All(points.GroupBy(p => p.Whole("n")), g => Assert.InRange(g.Count(), 880, 1120));
        Assert.All(points.GroupBy(p => Math.Floor(Math.Log10(p.Number("rate")))), g => Assert.InRange(g.Count(), 880, 1120));
    }

    [Fact]
    public void A_space_of_more_than_64_parameters_has_random_points_as_well()
    {
        SearchSpace space = new(Enumerable.Range(0, 100).Select(i => new RealParameter($"x{i}", 0, 1)));
        Assert.Equal(100, RandomPoints.Any(space, new Xoshiro256(1)).Values.ToArray().Distinct().Count());
    }
}
