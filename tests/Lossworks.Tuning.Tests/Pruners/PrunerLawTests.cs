namespace Lossworks.Tuning.Tests;

/// <summary>What holds of every pruner, over many contexts at random.</summary>
public sealed class PrunerLawTests
{
    private const int Steps = 12;

    private static readonly Dictionary<string, Pruner> s_pruners = new Pruner[]
    {
        new NoPruner(), new MedianPruner(), new MedianPruner(25, startup: 1), new MedianPruner(100, startup: 2, warmUp: 3), new SuccessiveHalvingPruner(),
        new SuccessiveHalvingPruner(minSteps: 2, factor: 2, minEarlyStoppingRate: 1), new HyperbandPruner(), new HyperbandPruner(2, 12, 2), new WilcoxonPruner(),
        new WilcoxonPruner(0.4, startup: 1),
    }.ToDictionary(p => p.Description);

    public static TheoryData<string> Names => [.. s_pruners.Keys];

    [Fact]
    public void Every_pruner_of_the_library_is_here() => Assert.Equal(
        typeof(Pruner).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Pruner))).OrderBy(t => t.Name), s_pruners.Values.Select(p => p.GetType()).Distinct().OrderBy(t => t.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_decision_is_a_function_of_its_context_alone(string name)
    {
        PruningContext[] contexts = [.. Contexts(300)];
        string?[] reasons = [.. contexts.Select(s_pruners[name].ReasonToStop)];
        for (int i = contexts.Length - 1; i >= 0; i--)
            Assert.Equal(reasons[i], s_pruners[name].ReasonToStop(contexts[i]));
        Assert.Equal(name == "none", reasons.All(r => r is null));
        Assert.DoesNotContain(reasons, r => r is not null && (r.Contains("NaN", StringComparison.Ordinal) || r.Contains('∞')));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_trial_that_is_best_at_every_step_goes_on(string name) => Assert.All(
        Contexts(500), context => Assert.Null(s_pruners[name].ReasonToStop(context with { Steps = [.. context.Steps.Select(s => new StepValue(s.Step, -1))] })));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trial_that_is_as_good_as_all_others_goes_on(string name) => Assert.All(Contexts(500), context => Assert.Null(s_pruners[name].ReasonToStop(Level(context))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_others_every_trial_goes_on(string name)
    {
        Assert.All(Contexts(100), context => Assert.Null(s_pruners[name].ReasonToStop(context with { Peers = [] })));
        Assert.All(Contexts(100), context => Assert.Null(s_pruners[name].ReasonToStop(context with { Peers = [.. context.Peers.Select(p => p with { Steps = [] })] })));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Failed_trials_do_not_count(string name) => Assert.All(Contexts(300), context =>
    {
        PruningPeer failed = new(10_000, TrialState.Failed, double.NaN, [.. Enumerable.Range(0, Steps).Select(s => new StepValue(s, -100))]);
        Assert.Equal(s_pruners[name].ReasonToStop(context), s_pruners[name].ReasonToStop(context with { Peers = [.. context.Peers, failed] }));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_decision_depends_on_the_order_of_costs_and_not_on_their_size(string name) => Assert.All(Contexts(300), context =>
        Assert.Equal(s_pruners[name].ReasonToStop(context), s_pruners[name].ReasonToStop(context with
        {
            Steps = Scaled(context.Steps),
            Peers = [.. context.Peers.Select(p => p with { Cost = p.Cost * 4, Steps = Scaled(p.Steps) })],
        })));

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Assert.Contains("percentile cannot be 0", Assert.Throws<TuningException>(() => new MedianPruner(0)).Message);
        Assert.Contains("percentile cannot be NaN", Assert.Throws<TuningException>(() => new MedianPruner(double.NaN)).Message);
        Assert.Contains("startup cannot be 0", Assert.Throws<TuningException>(() => new MedianPruner(startup: 0)).Message);
        Assert.Contains("warmUp cannot be -1", Assert.Throws<TuningException>(() => new MedianPruner(warmUp: -1)).Message);
        Assert.Contains("minSteps cannot be 0", Assert.Throws<TuningException>(() => new SuccessiveHalvingPruner(0)).Message);
        Assert.Contains("factor cannot be 1", Assert.Throws<TuningException>(() => new SuccessiveHalvingPruner(factor: 1)).Message);
        Assert.Contains("minEarlyStoppingRate cannot be -1", Assert.Throws<TuningException>(() => new SuccessiveHalvingPruner(minEarlyStoppingRate: -1)).Message);
        Assert.Contains("maxSteps cannot be 4", Assert.Throws<TuningException>(() => new HyperbandPruner(5, 4)).Message);
        Assert.Contains("threshold cannot be 1", Assert.Throws<TuningException>(() => new WilcoxonPruner(1)).Message);
    }

    private static StepValue[] Scaled(IEnumerable<StepValue> steps) => [.. steps.Select(s => s with { Value = s.Value * 4 })];

    private static PruningContext Level(PruningContext context) => context with
    {
        Steps = [.. context.Steps.Select(s => s with { Value = 1 })],
        Peers = [.. context.Peers.Select(p => p with { Steps = [.. p.Steps.Select(s => s with { Value = 1 })] })],
    };

    /// <summary>Trials of all states, some without steps, some with gaps; costs from 0 to 2.</summary>
    private static IEnumerable<PruningContext> Contexts(int count)
    {
        Xoshiro256 random = new(11);
        for (int i = 0; i < count; i++)
        {
            int number = random.Below(60);
            yield return new()
            {
                Number = number,
                StudySeed = random.Next() % 3,
                Steps = Some(random, 1 + random.Below(Steps), 0.5),
                Peers = [.. Enumerable.Range(0, number).Select(n => Peer(n, random))],
            };
        }
    }

    private static PruningPeer Peer(int number, Xoshiro256 random)
    {
        StepValue[] steps = Some(random, random.Below(3) == 0 ? random.Below(Steps) : Steps, 0);
        TrialState state = steps.Length == Steps ? TrialState.Complete : random.Below(4) == 0 ? TrialState.Failed : TrialState.Pruned;
        return new(number, state, state == TrialState.Failed || steps.Length == 0 ? double.NaN : steps[^1].Value, steps);
    }

    private static StepValue[] Some(Xoshiro256 random, int count, double worse) =>
        [.. Enumerable.Range(0, count).Where(s => s == count - 1 || random.Below(8) > 0).Select(s => new StepValue(s, worse + random.NextDouble()))];
}
