namespace Lossworks.Tuning.Tests;

/// <summary>What holds of every sampler in every space that it can search. A new sampler is one more line in <see cref="AllSamplers"/>.</summary>
public sealed class SamplerLaws
{
    private static readonly Func<Sampler>[] AllSamplers =
    [
        () => new RandomSampler(),
        () => new GridSampler(),
        () => new SobolSampler(),
        () => new CmaEsSampler(),
    ];

    /// <summary>What cannot be searched, and a word of what is said about it.</summary>
    private static readonly Dictionary<(string Sampler, string Space), string> s_refused = new()
    {
        [("grid", "20 dimensions")] = "fewer points per parameter, or another search",
        [("cma-es", "categorical")] = "'loss' is one of several choices: search this space by TPE",
        [("cma-es", "mixed")] = "'c' is one of several choices: search this space by TPE",
        [("cma-es", "conditional")] = "'booster' is one of several choices: search this space by TPE",
        [("cma-es", "constraint on choices")] = "'loss' is one of several choices: search this space by TPE",
    };

    private const int Count = 24;

    /// <summary>What may come of trials, by name: costs from the number of a trial and what it was before, and trials that fail or are pruned.</summary>
    private static readonly Dictionary<string, Func<int, Configuration, Observation>> s_outcomes = new()
    {
        ["equal"] = (n, c) => Walk.Complete(n, c, 1),
        ["huge"] = (n, c) => Walk.Complete(n, c, (n % 2 == 0 ? 1e300 : -1e300) * Cost(c)),
        ["one huge"] = (n, c) => Walk.Complete(n, c, n == 3 ? 1e300 : Cost(c)),
        ["tiny differences"] = (n, c) => Walk.Complete(n, c, 1 + (1e-15 * Cost(c))),
        ["some failed"] = (n, c) => n % 3 == 0 ? Walk.Failed(n, c) : Walk.Complete(n, c, Cost(c)),
        ["all failed"] = Walk.Failed,
        ["some pruned"] = (n, c) => n % 3 == 0 ? Walk.Pruned(n, c, n % 4, Cost(c) - 10) : Walk.Complete(n, c, Cost(c)),
        ["all pruned"] = (n, c) => Walk.Pruned(n, c, n % 4, Cost(c)),
        ["pruned without a value"] = (n, c) =>
            n % 2 == 0 ? new(new() { Number = n, Configuration = c, State = TrialState.Pruned }, double.NaN) : Walk.Complete(n, c, Cost(c)),
    };

    public static TheoryData<string, string> Everywhere { get; } = Pairs(LawSpaces.All.Keys);

    public static TheoryData<string, string> InSomeSpaces { get; } = Pairs(["log", "integers", "conditional", "constraint"]);

    public static TheoryData<string, string, string> Refused { get; } =
        [.. s_refused.Select(r => new TheoryDataRow<string, string, string>(r.Key.Sampler, r.Key.Space, r.Value))];

    public static TheoryData<string, string, string> WithOutcomes { get; } =
    [
        .. from pair in Pairs(["one real", "integers", "conditional", "tiny discrete"])
           from outcome in s_outcomes.Keys
           select new TheoryDataRow<string, string, string>(pair.Data.Item1, pair.Data.Item2, outcome),
    ];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Proposals_lie_in_the_space_and_are_allowed(string sampler, string space)
    {
        foreach (int batch in (int[])[1, 4])
            Assert.All(Walk.Of(Make(sampler), LawSpaces.All[space], Count, Ordinary, batch), w => AssertValid(w.Context.Space, w.Observation.Configuration));
    }

    [Theory]
    [MemberData(nameof(WithOutcomes))]
    public void Whatever_comes_of_trials_the_next_one_is_in_the_space_and_the_same_anew(string sampler, string space, string outcome)
    {
        Walked[] walk = Walked.Of(Walk.Of(Make(sampler), LawSpaces.All[space], Count, s_outcomes[outcome], batch: 3));
        Assert.NotEmpty(walk);
        Assert.All(walk, w => AssertValid(w.Context.Space, w.Chosen));
        Assert.Equal(walk[^1].Chosen, Make(sampler).Propose(walk[^1].Context));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void The_same_context_gives_the_same_proposal_whatever_was_asked_before(string sampler, string space)
    {
        Walked[] walk = Walked.Of(Walk.Of(Make(sampler), LawSpaces.All[space], Count, Ordinary, batch: 3)), other = Walked.Of(
            Walk.Of(Make(sampler), LawSpaces.All[space], Count, (n, c) => Walk.Complete(n, c, -Cost(c)), batch: 3));
        Sampler backwards = Make(sampler);
        foreach (Walked step in walk.Reverse())
            Assert.Equal(step.Chosen, backwards.Propose(step.Context));
        // Two studies of one space and one seed, asked by turns.
        foreach ((Walked one, Walked two) in walk.Zip(other))
        {
            Assert.Equal(one.Chosen, backwards.Propose(one.Context));
            Assert.Equal(two.Chosen, backwards.Propose(two.Context));
        }

        foreach (Walked step in walk.Where((_, i) => i % 8 == 7))
            Assert.Equal(step.Chosen, Make(sampler).Propose(step.Context));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_sampler_may_be_asked_by_several_threads_at_once(string sampler, string space)
    {
        Walked[] walk = Walked.Of(Walk.Of(Make(sampler), LawSpaces.All[space], 12, Ordinary, batch: 3));
        Sampler shared = Make(sampler);
        ParallelOptions four = new() { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken };
        Parallel.ForEach([.. walk, .. walk.Reverse()], four, step => Assert.Equal(step.Chosen, shared.Propose(step.Context)));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Another_seed_gives_other_proposals_where_there_is_room(string sampler, string space)
    {
        if (LawSpaces.All[space].Parameters.All(p => p.Count < 3))
            return;
        Configuration[] One(ulong seed) => [.. Walked.Of(Walk.Of(Make(sampler), LawSpaces.All[space], 12, Ordinary, seed: seed)).Select(w => w.Chosen)];
        if (space != "a single value")
            Assert.NotEqual(One(1), One(2));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void What_is_being_tried_or_was_tried_is_not_tried_again_where_a_number_is_continuous(string sampler, string space)
    {
        if (!LawSpaces.IsContinuous(space))
            return;
        Walked[] walk = Walked.Of(Walk.Of(Make(sampler), LawSpaces.All[space], Count, Ordinary, batch: 8));
        Assert.Equal(walk.Length, walk.Select(w => w.Chosen).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(InSomeSpaces))]
    public void Trials_given_by_hand_do_not_stop_it(string sampler, string space)
    {
        SearchSpace searched = LawSpaces.All[space];
        Configuration[] wishes = [.. Enumerable.Range(50, 3).Select(n => RandomPoints.Allowed(searched, new Xoshiro256((ulong)n)))];
        Walked[] walk = Walked.Of(Walk.Of(Make(sampler), searched, Count, Ordinary, 2, 1, [.. wishes, wishes[0]]));
        Assert.All(walk, w => AssertValid(searched, w.Chosen));
        Assert.Equal(walk[^1].Chosen, Make(sampler).Propose(walk[^1].Context));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_space_that_it_cannot_search_is_refused_with_the_reason_and_a_way_out(string sampler, string space, string says)
    {
        TuningException e = Assert.Throws<TuningException>(() => Walked.Of(Walk.Of(Make(sampler), LawSpaces.All[space], 1, Ordinary)));
        Assert.Contains(says, e.Message);
    }

    [Theory]
    [MemberData(nameof(InSomeSpaces))]
    public void A_study_has_the_same_trials_for_any_number_of_workers_and_after_a_stop(string sampler, string space)
    {
        Outcome[] alone = Study(sampler, space, 1);
        Assert.Equal(Count, alone.Length);
        Assert.Equal(alone, Study(sampler, space, 3));
        Assert.Equal(alone, Study(sampler, space, 8));
        Assert.Equal(alone, Study(sampler, space, 3, stopAt: 13));
    }

    [Theory]
    [MemberData(nameof(InSomeSpaces))]
    public void To_maximize_is_to_minimize_the_negative(string sampler, string space) => Assert.Equal(
        Study(sampler, space, 1).Select(o => o with { Value = -o.Value }), Study(sampler, space, 1, Direction.Maximize));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_grid_has_every_point_once_and_then_ends(int batch)
    {
        foreach (string space in LawSpaces.All.Keys.Except(["20 dimensions"]))
        {
            GridSampler grid = new(3);
            SearchSpace searched = LawSpaces.All[space];
            Configuration[] tried = [.. Walk.Of(grid, searched, 10_000, Ordinary, batch).Select(w => w.Observation.Configuration)];
            Assert.Equal(grid.Limit(searched), tried.Length);
            Assert.Equal(tried.Length, tried.Distinct().Count());
            Assert.All(tried, c => AssertValid(searched, c));
        }
    }

    [Fact]
    public void A_grid_is_the_product_of_the_values_of_its_parameters() =>
        Assert.Equal(3 * 3 * 3 * 3, new GridSampler(3).Limit(LawSpaces.All["mixed"]));

    [Fact]
    public void Descriptions_tell_samplers_apart()
    {
        string[] all = [.. AllSamplers.Select(make => make().Description)];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(AllSamplers, make => Assert.Equal(make().Description, make().ToString()));
    }

    private static Observation Ordinary(int number, Configuration configuration) => Walk.Complete(number, configuration, Cost(configuration));

    /// <summary>A valley in the middle of the numbers, deeper at later choices.</summary>
    private static double Cost(Configuration configuration)
    {
        double cost = 0;
        foreach (double unit in configuration.ToUnit())
            cost += double.IsNaN(unit) ? 0.1 : (unit - 0.6) * (unit - 0.6);
        return cost;
    }

    /// <summary>Every parameter exists exactly when its condition holds, has a value of its own, and reads back from JSON; every constraint holds.</summary>
    private static void AssertValid(SearchSpace space, Configuration configuration)
    {
        Assert.Same(space, configuration.Space);
        for (int i = 0; i < space.Parameters.Length; i++)
        {
            SearchParameter parameter = space.Parameters[i];
            bool exists = parameter.When is not { } when || (configuration.Has(when.Parameter) && when.Choices.Contains(configuration.Choice(when.Parameter)));
            Assert.Equal(exists, configuration.Has(parameter.Name));
            Assert.True(!exists || parameter.Contains(configuration.Values[i]), $"{configuration.Values[i]:R} is not in {parameter}");
        }

        Assert.All(space.Constraints, c => Assert.True(c.Holds(configuration), $"{c.Says}: {configuration}"));
        Assert.Equal(configuration, ConfigurationJson.Read(space, configuration.ToJson()));
    }

    /// <summary>A study of some trials at four at a time; where asked, stopped at a trial, and gone on with by another.</summary>
    private static Outcome[] Study(string sampler, string space, int workers, Direction direction = Direction.Minimize, int? stopAt = null)
    {
        using MemoryStudyStore store = new();
        Study Open() => Tuning.Study.Open(
            store, "law", new() { Space = LawSpaces.All[space], Sampler = Make(sampler), Batch = 4, Seed = 5, Direction = direction });
        double Objective(ActiveTrial trial)
        {
            if (workers > 1)
                Thread.Sleep((int)(trial.Seed % 4));
            if (trial.Number % 7 == 3)
                throw new InvalidOperationException("every now and then one fails");
            return Cost(trial.Configuration) * (direction == Direction.Minimize ? 1 : -1);
        }

        if (stopAt is { } number)
        {
            using Study first = Open();
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            first.Run(
                (trial, token) =>
                {
                    if (trial.Number == number)
                        stop.Cancel();
                    token.ThrowIfCancellationRequested();
                    return Objective(trial);
                }, new() { Trials = Count, Workers = workers }, stop: stop.Token);
            Assert.InRange(first.Trials.Count(t => t.IsFinished), 1, Count - 1);
        }

        using Study study = Open();
        study.Run((trial, _) => Objective(trial), new() { Trials = Count, Workers = workers }, stop: TestContext.Current.CancellationToken);
        return [.. study.Trials.Select(t => new Outcome(t.Configuration, t.State, t.Value))];
    }

    private static Sampler Make(string name) => AllSamplers.Select(make => make()).Single(s => Name(s) == name);

    private static string Name(Sampler sampler) => sampler.Description.Split('(')[0];

    private static TheoryData<string, string> Pairs(IEnumerable<string> spaces) =>
    [
        .. from space in spaces
           from make in AllSamplers
           let sampler = Name(make())
           where !s_refused.ContainsKey((sampler, space))
           select new TheoryDataRow<string, string>(sampler, space),
    ];

    private sealed record Outcome(Configuration Configuration, TrialState State, double? Value);

    private sealed record Walked(SamplingContext Context, Configuration Chosen)
    {
        internal static Walked[] Of(IEnumerable<(SamplingContext Context, Observation Observation)> walk) =>
            [.. walk.Select(w => new Walked(w.Context, w.Observation.Configuration))];
    }
}
