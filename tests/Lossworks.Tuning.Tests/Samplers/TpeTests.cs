namespace Lossworks.Tuning.Tests;

public sealed class TpeTests
{
    private static readonly SearchSpace s_tree = new(
    [
        new CategoricalParameter("kind", "a", "b", "c"),
        new RealParameter("x", -1, 3),
        new RealParameter("alpha", 0.01, 10, log: true) { When = new("kind", "a") },
        new RealParameter("beta", 0, 1, step: 0.25) { When = new("kind", "b") },
        new IntegerParameter("n", 1, 30, log: true),
    ]);

    [Fact]
    public void After_its_start_it_beats_random_points_by_far_on_a_bowl()
    {
        SearchSpace space = new(Enumerable.Range(0, 4).Select(i => new RealParameter($"x{i}", -5, 5)));
        static double Bowl(Configuration c) => Sum(c, v => (v - 1) * (v - 1));
        double tpe = MeanBest(new TpeSampler(), space, Bowl), random = MeanBest(new RandomSampler(), space, Bowl);
        Assert.True(tpe < random / 10, $"{tpe} against {random}");
    }

    [Fact]
    public void It_finds_the_right_branch_of_a_tree_and_tunes_what_exists_there()
    {
        double tpe = MeanBest(new TpeSampler(), s_tree, TreeCost), random = MeanBest(new RandomSampler(), s_tree, TreeCost);
        Assert.True(tpe < random / 3, $"{tpe} against {random}");
    }

    [Fact]
    public void Proposals_lie_in_the_space_are_allowed_and_come_again_from_another_sampler()
    {
        SearchSpace space = new(s_tree.Parameters, [new("x is below 1", c => c.Number("x") < 1)]);
        List<Observation> known = Study(new TpeSampler(), space, TreeCost, 60, 3);
        foreach (Observation o in known)
        {
            Assert.True(space.Allows(o.Configuration), o.Configuration.ToString());
            for (int i = 0; i < space.Parameters.Length; i++)
            {
                double value = o.Configuration.Values[i];
                Assert.Equal(space.IsActive(i, o.Configuration.Values), !double.IsNaN(value));
                Assert.True(double.IsNaN(value) || space.Parameters[i].Contains(value), o.Configuration.ToString());
            }
        }

        Assert.Equal(known.Select(o => o.Configuration), Study(new TpeSampler(), space, TreeCost, 60, 3).Select(o => o.Configuration));
        Assert.NotEqual(known.Select(o => o.Configuration), Study(new TpeSampler(), space, TreeCost, 60, 4).Select(o => o.Configuration));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    [InlineData(0)]
    public void Costs_that_say_nothing_do_no_harm(double cost)
    {
        List<Observation> known = Study(new TpeSampler(), s_tree, c => c.Number("x") < 1 ? cost : double.NaN, 40, 1);
        Assert.Equal(40, known.Count);
    }

    [Fact]
    public void Many_trials_of_one_and_the_same_point_do_no_harm()
    {
        Configuration same = s_tree.Make(("kind", "c"), ("x", 0.3), ("n", 7));
        for (int number = 10; number < 40; number++)
        {
            Observation[] known = [.. Enumerable.Range(0, number).Select(i => Seen(i, same, i % 7))];
            Assert.NotNull(new TpeSampler().Propose(Context(s_tree, known, [], number, 1)));
        }
    }

    [Fact]
    public void Failures_are_kept_away_from()
    {
        SearchSpace space = new([new RealParameter("x", 0, 1), new RealParameter("y", 0, 1)]);
        List<Observation> known = Study(new TpeSampler(), space, c => c.Number("x") > 0.5 ? double.NaN : c.Number("y"), 100, 1);
        Assert.True(known.Skip(50).Count(o => double.IsNaN(o.Cost)) < 10);
    }

    [Fact]
    public void What_is_being_tried_counts_as_bad_and_pruned_trials_stand_behind_complete_ones()
    {
        Configuration[] points = [.. Enumerable.Range(0, 6).Select(i => s_tree.Make(("kind", "c"), ("x", i / 10.0), ("n", 1)))];
        Observation[] known =
        [
            Seen(0, points[0], 3), Seen(1, points[1], -9, TrialState.Pruned), Seen(2, points[2], 1), Seen(3, points[3], double.NaN, TrialState.Failed),
            Seen(4, points[4], -8, TrialState.Pruned),
        ];
        TpeSplit split = TpeSplit.Of(known, [points[5]], 0.6);
        Assert.Equal([points[2], points[0], points[1]], split.Good);
        Assert.Equal([points[4], points[3], points[5]], split.Bad);
        Assert.Empty(TpeSplit.Of([known[3]], [], 0.5).Good);
        Assert.Equal(25, TpeSplit.Of([.. Enumerable.Range(0, 400).Select(i => Seen(i, points[0], i))], [], 0.15).Good.Length);
    }

    [Fact]
    public void Better_trials_weigh_more_and_all_together_as_much_as_they_are()
    {
        Assert.Equal([1.0], TpeSplit.RankWeights(1));
        double[] weights = TpeSplit.RankWeights(9);
        Assert.Equal(weights.OrderDescending(), weights);
        Assert.Equal(9, weights.Sum(), 1e-12);
        // log(10 / 1) against log(10 / 4).
        Assert.Equal(Math.Log(10) / Math.Log(2.5), weights[0] / weights[3], 1e-12);
    }

    [Fact]
    public void A_small_space_is_tried_whole_before_anything_twice()
    {
        SearchSpace space = new([new CategoricalParameter("a", "p", "q", "r"), new IntegerParameter("n", 1, 8)]);
        List<Observation> known = Study(new TpeSampler(), space, c => c.Values[0] + Math.Abs(c.Values[1] - 3), 20, 1);
        Assert.Equal(10, known.Skip(10).Select(o => o.Configuration).Distinct().Count());
        Assert.DoesNotContain(known.Skip(10), o => known.Take(10).Any(k => k.Configuration.Equals(o.Configuration)));
    }

    [Fact]
    public void The_first_points_have_each_a_share_of_every_range_to_itself()
    {
        List<Observation> known = Study(new TpeSampler(startup: 12), s_tree, TreeCost, 12, 5);
        Assert.Equal(Enumerable.Range(0, 12), known.Select(o => (int)((o.Configuration.Number("x") + 1) / 4 * 12)).Order());
    }

    [Fact]
    public void The_time_of_a_proposal_grows_no_faster_than_the_trials()
    {
        List<Observation> known = Study(new RandomSampler(), s_tree, TreeCost, 1600, 1);
        double few = Fastest(100), many = Fastest(1600);
        // 16 times the trials; a quadratic cost would take 256 times as long.
        Assert.True(many < 60 * few, $"{many} against {few}");

        double Fastest(int count) => Enumerable.Range(0, 12).Min(i =>
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            new TpeSampler().Propose(Context(s_tree, known.GetRange(0, count), [], count, (ulong)i));
            return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
    }

    [Theory]
    [InlineData(0, 24, 0.1)]
    [InlineData(10, 0, 0.1)]
    [InlineData(10, 24, 0.0)]
    [InlineData(10, 24, 1.0)]
    [InlineData(10, 24, double.NaN)]
    public void Settings_out_of_range_are_refused(int startup, int candidates, double good) =>
        Assert.Throws<TuningException>(() => new TpeSampler(startup, candidates, good));

    [Fact]
    public void Its_settings_stand_in_its_description() => Assert.Equal("tpe(startup=5, candidates=8, good=0.2)", new TpeSampler(5, 8, 0.2).Description);

    private static double TreeCost(Configuration c)
    {
        double branch = c.Choice("kind") switch
        {
            "a" => Math.Abs(Math.Log10(c.Number("alpha"))),
            "b" => 1 + Math.Abs(c.Number("beta") - 0.5),
            _ => 2,
        };
        return branch + Math.Abs(c.Number("x") - 0.5) + Math.Abs(Math.Log(c.Whole("n") / 8.0));
    }

    private static double Sum(Configuration c, Func<double, double> of)
    {
        double sum = 0;
        foreach (double value in c.Values)
            sum += of(value);
        return sum;
    }

    private static double MeanBest(Sampler sampler, SearchSpace space, Func<Configuration, double> cost) =>
        Enumerable.Range(1, 5).Average(seed => Study(sampler, space, cost, 80, (ulong)seed).Min(o => o.Cost));

    private static List<Observation> Study(Sampler sampler, SearchSpace space, Func<Configuration, double> cost, int trials, ulong seed)
    {
        List<Observation> known = [];
        for (int number = 0; number < trials; number++)
        {
            Configuration point = sampler.Propose(Context(space, known, [], number, seed))!;
            double found = cost(point);
            known.Add(Seen(number, point, found, double.IsNaN(found) ? TrialState.Failed : TrialState.Complete));
        }

        return known;
    }

    private static SamplingContext Context(SearchSpace space, IReadOnlyList<Observation> known, IReadOnlyList<Configuration> pending, int number, ulong seed) =>
        new() { Space = space, Number = number, Seed = TrialSeed.Of(seed, number), StudySeed = seed, Observations = known, Pending = pending };

    private static Observation Seen(int number, Configuration point, double cost, TrialState state = TrialState.Complete) =>
        new(new() { Number = number, Configuration = point, State = state, Value = double.IsNaN(cost) ? null : cost }, cost);
}
