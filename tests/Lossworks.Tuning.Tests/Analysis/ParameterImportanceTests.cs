using System.Text.Json;

namespace Lossworks.Tuning.Tests;

public sealed class ParameterImportanceTests(ITestOutputHelper output)
{
    private static readonly CategoricalParameter s_loss = new("loss", "huber", "log-cosh", "squared-error");

    private static readonly Dictionary<string, SearchSpace> s_golden = new()
    {
        ["branin"] = new([new RealParameter("x", -5, 10), new RealParameter("y", 0, 15)]),
        ["ishigami"] = new(new[] { "x1", "x2", "x3" }.Select(n => new RealParameter(n, -3.1415926, 3.1415926))),
        ["additive"] = new("abcde".Select(n => new RealParameter(n.ToString(), 0, 1))),
        ["mixed"] = new([new RealParameter("rate", 1e-4, 1, log: true), s_loss, new IntegerParameter("depth", 1, 8)]),
    };

    public static TheoryData<string> Names => [.. s_golden.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_are_those_of_Optuna_on_the_same_trials(string name)
    {
        SearchSpace space = s_golden[name];
        JsonElement golden = GoldenFile.Lines("fanova.jsonl").Single(line => line.GetProperty("name").GetString() == name);
        double[] values = golden.Numbers("values");
        ParameterImportance importance = ParameterImportance.Of(space, golden.GetProperty("trials").EnumerateArray().Select((row, i) => Complete(i, Read(space, row), values[i])));
        Assert.Equal(values.Length, importance.Trials);
        foreach (ParameterEffect effect in importance.Effects)
        {
            double want = golden.GetProperty("shares").GetProperty(effect.Parameter).GetDouble();
            output.WriteLine($"{name}: {effect.Parameter} {effect.Share:0.0000}, Optuna {want:0.0000}");
            Assert.Equal(want, effect.Share, 0.03);
        }
    }

    [Fact]
    public void A_function_of_choices_is_taken_apart_exactly()
    {
        // 3a + b + 2ab for a of 0, 1 and b of 0, 1, 2: the means are 1, 6 over a, and 1.5, 3.5, 5.5 over b.
        SearchSpace space = new([new CategoricalParameter("a", "0", "1"), new CategoricalParameter("b", "0", "1", "2"), new RealParameter("c", 0, 1)]);
        Xoshiro256 random = new(1);
        ParameterImportance importance = ParameterImportance.Of(space, Enumerable.Range(0, 300).Select(i =>
        {
            (int a, int b) = (i % 2, i % 3);
            return Complete(i, space.Make(("a", $"{a}"), ("b", $"{b}"), ("c", random.NextDouble())), (3 * a) + b + (2 * a * b));
        }));
        double alone = 2.5 * 2.5, other = 8 / 3.0, together = 2 / 3.0, whole = alone + other + together;
        Assert.Equal(["a", "b", "c"], importance.Effects.Select(e => e.Parameter));
        Assert.Equal(alone / whole, importance.Effects[0].Variance, 1e-9);
        Assert.Equal(other / whole, importance.Effects[1].Variance, 1e-9);
        Assert.Equal(alone / (alone + other), importance.Effects[0].Share, 1e-9);
        Assert.Equal(0, importance.Effects[2].Variance, 1e-9);
        Assert.Equal(("a", "b"), (importance.Interactions[0].First, importance.Interactions[0].Second));
        Assert.Equal(together / whole, importance.Interactions[0].Variance, 1e-9);
        Assert.All(importance.Interactions[1..], pair => Assert.Equal(0, pair.Variance, 1e-9));
    }

    [Fact]
    public void What_two_parameters_do_together_alone_is_found()
    {
        SearchSpace space = new([new CategoricalParameter("a", "0", "1"), new CategoricalParameter("b", "0", "1")]);
        ParameterImportance importance = ParameterImportance.Of(
            space, Enumerable.Range(0, 400).Select(i => Complete(i, space.Make(("a", $"{i & 1}"), ("b", $"{(i >> 1) & 1}")), (i & 1) ^ ((i >> 1) & 1))));
        Assert.Equal(1, importance.Interactions[0].Variance, 1e-9);
        Assert.All(importance.Effects, effect => Assert.Equal(0, effect.Variance, 1e-9));
    }

    [Fact]
    public void The_known_parts_of_the_Ishigami_function_are_found_roughly()
    {
        // A forest of a thousand points knows a function roughly, and takes what it gets wrong for interactions.
        // Ishigami and Homma (1990): with a = 7 and b = 0.1 the parts are 0.3139, 0.4424 and 0, and 0.2437 of the first and the third together.
        SearchSpace space = s_golden["ishigami"];
        ParameterImportance importance = ParameterImportance.Of(space, Random(space, 1000, c =>
            Math.Sin(c.Number("x1")) + (7 * Math.Pow(Math.Sin(c.Number("x2")), 2)) + (0.1 * Math.Pow(c.Number("x3"), 4) * Math.Sin(c.Number("x1")))));
        Dictionary<string, double> parts = importance.Effects.ToDictionary(e => e.Parameter, e => e.Variance);
        output.WriteLine($"{parts["x1"]:0.0000} {parts["x2"]:0.0000} {parts["x3"]:0.0000} {importance.Interactions[0].Variance:0.0000}");
        Assert.Equal(0.3139, parts["x1"], 0.13);
        Assert.Equal(0.4424, parts["x2"], 0.13);
        Assert.Equal(0, parts["x3"], 0.1);
        Assert.Equal(("x1", "x3"), (importance.Interactions[0].First, importance.Interactions[0].Second));
        Assert.Equal(0.2437, importance.Interactions[0].Variance, 0.1);
    }

    [Fact]
    public void A_parameter_that_exists_sometimes_counts_where_it_exists()
    {
        // Where it exists, for one of two choices, the value is delta, evenly from 0 to 1; else 1/2. So the choice does nothing alone. The mean over the
        // choice is 1/4 + delta/2, of variance 1/48, of the whole 1/24: half is delta alone, and half is delta with the choice.
        SearchSpace space = new([new CategoricalParameter("loss", "huber", "log-cosh"), new RealParameter("delta", 0, 1) { When = new("loss", "huber") }, new RealParameter("other", 0, 1)]);
        ParameterImportance importance = ParameterImportance.Of(space, Random(space, 1000, c => c.Has("delta") ? c.Number("delta") : 0.5));
        Dictionary<string, double> parts = importance.Effects.ToDictionary(e => e.Parameter, e => e.Variance);
        Assert.Equal(0.5, parts["delta"], 0.02);
        Assert.Equal(0, parts["loss"], 0.02);
        Assert.Equal(0, parts["other"], 0.02);
        Assert.Equal(("loss", "delta", 0.5), (importance.Interactions[0].First, importance.Interactions[0].Second, Math.Round(importance.Interactions[0].Variance, 1)));
    }

    [Fact]
    public void A_parameter_two_conditions_deep_is_learned_behind_both()
    {
        SearchSpace space = new(
        [
            new CategoricalParameter("model", "linear", "trees"), new CategoricalParameter("loss", "huber", "log-cosh") { When = new("model", "linear") },
            new RealParameter("delta", 0, 1) { When = new("loss", "huber") },
        ]);
        ParameterImportance importance = ParameterImportance.Of(space, Random(space, 800, c => c.Has("delta") ? c.Number("delta") : 0.5));
        Assert.Equal("delta", importance.Effects[0].Parameter);
        // The mean over both choices is 3/8 + delta/4: a quarter of the whole variance, 1/48.
        Assert.Equal(0.25, importance.Effects[0].Variance, 0.02);
    }

    [Fact]
    public void A_logarithmic_parameter_is_looked_at_evenly_by_its_logarithm()
    {
        SearchSpace space = new([new RealParameter("rate", 1e-6, 1, log: true), new RealParameter("x", 0, 1)]);
        ParameterImportance importance = ParameterImportance.Of(space, Random(space, 1000, c => (-Math.Log10(c.Number("rate")) / 6) + c.Number("x")));
        Assert.All(importance.Effects, effect => Assert.Equal(0.5, effect.Share, 0.02));
    }

    [Fact]
    public void The_same_trials_and_seed_give_the_same_bits_in_any_units()
    {
        SearchSpace space = s_golden["mixed"];
        static double Value(Configuration c) => c.Number("rate") + c.Whole("depth");
        ParameterImportance one = ParameterImportance.Of(space, Random(space, 60, Value)), again = ParameterImportance.Of(space, Random(space, 60, Value));
        Assert.Equal(one.Effects, again.Effects);
        Assert.Equal(one.Interactions, again.Interactions);
        Assert.NotEqual(one.Effects, ParameterImportance.Of(space, Random(space, 60, Value), seed: 2).Effects);
        ParameterImportance huge = ParameterImportance.Of(space, Random(space, 60, c => -1e305 * Value(c)));
        Assert.All(one.Effects.Zip(huge.Effects), pair => Assert.Equal(pair.First.Variance, pair.Second.Variance, 1e-3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Parts_are_numbers_from_0_to_1_that_sum_up_to_no_more_than_all(int count)
    {
        SearchSpace space = s_golden["mixed"];
        foreach (Func<Configuration, double> value in new Func<Configuration, double>[] { c => 3, c => c.Number("rate"), c => 1e-300 * c.Whole("depth"), c => double.MaxValue })
        {
            ParameterImportance importance = ParameterImportance.Of(space, Random(space, count, value));
            Assert.Equal(3, importance.Effects.Length);
            Assert.Equal(3, importance.Interactions.Length);
            Assert.All(importance.Effects, e => Assert.True(e.Share is >= 0 and <= 1 && e.Variance is >= 0 and <= 1 && e.Spread >= 0));
            Assert.InRange(importance.Effects.Sum(e => e.Variance) + importance.Interactions.Sum(e => e.Variance), 0, 1 + 1e-9);
            double shares = importance.Effects.Sum(e => e.Share);
            Assert.True(shares == 0 || Math.Abs(shares - 1) < 1e-12);
        }
    }

    [Fact]
    public void Trials_that_did_not_complete_do_not_count()
    {
        SearchSpace space = s_golden["branin"];
        Trial[] trials = [.. Random(space, 50, c => c.Number("x"))];
        Trial[] more = [.. trials, trials[0] with { Number = 50, State = TrialState.Pruned, Value = 1e9 }, trials[0] with { Number = 51, State = TrialState.Failed, Value = null }];
        Assert.Equal(ParameterImportance.Of(space, trials).Effects, ParameterImportance.Of(space, more).Effects);
        Assert.Throws<TuningException>(() => ParameterImportance.Of(space, trials, trees: 0));
    }

    [Fact]
    public void The_best_so_far_is_that_of_complete_trials()
    {
        SearchSpace space = s_golden["branin"];
        Trial trial = Random(space, 1, _ => 3).First();
        Trial[] trials = [trial with { State = TrialState.Pruned, Value = -9 }, trial, trial with { Value = 5 }, trial with { State = TrialState.Failed, Value = null }, trial with { Value = 1 }];
        Assert.Equal([double.NaN, 3, 3, 3, 1], BestSoFar.Of(trials, Direction.Minimize));
        Assert.Equal([double.NaN, 3, 5, 5, 5], BestSoFar.Of(trials, Direction.Maximize));
    }

    private static IEnumerable<Trial> Random(SearchSpace space, int count, Func<Configuration, double> value)
    {
        Xoshiro256 random = new(5);
        return [.. Enumerable.Range(0, count).Select(i => RandomPoints.Any(space, random)).Select((c, i) => Complete(i, c, value(c)))];
    }

    private static Configuration Read(SearchSpace space, JsonElement row) => space.Make(space.Parameters.Zip(row.EnumerateArray(), (parameter, cell) => (parameter.Name, parameter switch
    {
        CategoricalParameter => cell.GetString()!,
        IntegerParameter => cell.GetInt64(),
        RealParameter { IsLog: true } => Math.Pow(10, cell.GetDouble()),
        _ => (object)cell.GetDouble(),
    })));

    private static Trial Complete(int number, Configuration configuration, double value) =>
        new() { Number = number, Configuration = configuration, State = TrialState.Complete, Value = value };
}
