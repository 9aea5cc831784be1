using Lossworks.Data;
using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice.Tests.Tuning;

/// <summary>Tuning on problems with a known answer.</summary>
public sealed class LossTunerTests
{
    private static readonly Table s_outliers = Made.Linear(r => r.NextDouble() < 0.1 ? 40 * Made.Normal(r) : Made.Normal(r), 600);

    [Fact]
    public void Outliers_want_a_small_delta_and_tuning_pays()
    {
        TuneResult result = Tune(Request("huber(delta=0.3..1000 log)") with { Want = new(WantKind.Median), Trials = 25 });

        double delta = double.Parse(result.Best!.Spec["huber(delta=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(delta, 0.3, 6);
        Assert.Equal(25, result.Searches.Single().Trials.Count);
        Assert.Equal(StudyEnd.TrialLimit, result.End);
        NestedScore nested = result.Nested!;
        Assert.Equal(3, nested.FoldScores.Count);
        Assert.Equal("huber", nested.UntunedSpec);
        Assert.InRange(nested.Score, 0.9 * result.Best.Score, 1.2 * result.Best.Score);
        Assert.True(result.Best.Score < result.ConstantScore);
    }

    [Fact]
    public void The_score_of_noise_is_too_good_inside_and_honest_outside()
    {
        // No feature tells anything: whatever is chosen is chosen by chance.
        Table noise = Made.Linear(r => 50 * Made.Normal(r), 60);
        TuneResult result = Tune(Request("{squared-error, huber(delta=0.1..100 log), pinball(quantile=0.3..0.7), log-cosh}") with { Table = noise, Trials = 60, Methods = [new("random", new RandomSampler())] });
        Assert.True(result.Best!.Score < result.Nested!.Score, $"{result.Best.Score} inside, {result.Nested.Score} outside");
        Assert.True(result.Nested.PValue > 0.05);
    }

    [Fact]
    public void The_trials_do_not_depend_on_the_workers_or_on_stops()
    {
        TuneRequest request = Request("huber(delta=0.3..1000 log)") with { Trials = 14, OuterFolds = 0, Batch = 3 };
        TuneResult whole = Tune(request);
        using CancellationTokenSource stop = new();
        MemoryStudyStore store = new();
        TuneResult stopped = LossTuner.Tune(request with { Store = store }, new StopsAfter(5, stop), stop.Token);
        Assert.Equal(StudyEnd.Stopped, stopped.End);
        Assert.InRange(stopped.Searches[0].Trials.Count(t => t.IsFinished), 5, 13);
        // Nothing more is tried: the answer is that of the same trials, its penalty as well.
        TuneResult same = Tune(request with { Store = store, Trials = 1 });
        Assert.Equal((same.Best!.Spec, same.Best.L2), (stopped.Best!.Spec, stopped.Best.L2));
        TuneResult resumed = Tune(request with { Store = store, Workers = 3 });
        Assert.Equal(whole.Searches[0].Trials.Select(t => (t.Configuration, t.Value)), resumed.Searches[0].Trials.Select(t => (t.Configuration, t.Value)));
    }

    [Fact]
    public void A_metric_of_which_more_is_better_is_maximized()
    {
        TuneResult result = Tune(Request("{logistic, hinge}") with { Table = Made.Classes("no", "yes"), Want = new(WantKind.Class), Trials = 8, OuterFolds = 2 });
        Assert.True(result.HigherIsBetter);
        Assert.Equal(result.Searches[0].Trials.Max(t => t.Value), result.Best!.Score);
        Assert.InRange(result.Best.Score, 0.7, 1);
    }

    [Fact]
    public void Several_searches_take_the_best_of_all()
    {
        TuneResult result = Tune(Request("huber(delta=0.3..1000 log)") with
        {
            Trials = 6,
            OuterFolds = 0,
            Methods = [new("grid", new GridSampler(2)), new("random", new RandomSampler())],
        });
        Assert.Equal([4, 6], result.Searches.Select(s => s.Trials.Count));
        Assert.Equal(result.Searches.SelectMany(s => s.Trials).Min(t => t.Value), result.Best!.Score);
    }

    [Fact]
    public void A_pruned_trial_is_worth_the_mean_of_its_folds()
    {
        TuneResult result = Tune(Request("huber(delta=0.3..1000 log)") with { Trials = 30, OuterFolds = 0, Repeats = 2, Pruner = new WilcoxonPruner(), Methods = [new("random", new RandomSampler())] });
        Trial[] pruned = [.. result.Searches[0].Trials.Where(t => t.State == TrialState.Pruned)];
        Assert.NotEmpty(pruned);
        Assert.All(pruned, t => Assert.Equal(t.Steps.Average(s => s.Value), t.Value!.Value, 1e-9));
        Assert.All(pruned, t => Assert.InRange(t.Steps.Length, 1, 9));
    }

    [Fact]
    public void Nothing_open_is_judged_all_the_same()
    {
        TuneResult result = Tune(Request("huber") with { Training = new(("l2", SearchValue.Parse("l2", "0.01"))), OuterFolds = 2 });
        Assert.Empty(result.Searches[0].Trials);
        Assert.Equal(("huber", 0.01), (result.Best!.Spec, result.Best.L2));
        Assert.Equal(5, result.Best.FoldScores.Count);
        Assert.Equal(1, result.Nested!.PValue);
    }

    [Theory]
    [InlineData("{huber, softmax-cross-entropy}", "softmax-cross-entropy cannot be tuned for 'y'")]
    [InlineData("gamma-nll", "gamma-nll cannot be tuned for 'y'")]
    public void A_loss_that_does_not_fit_the_target_is_refused_before_anything_is_begun(string spec, string message)
    {
        MemoryStudyStore store = new();
        Assert.Contains(message, Assert.Throws<LossException>(() => Tune(Request(spec) with { Store = store })).Message, StringComparison.Ordinal);
        Assert.Empty(store.List());
    }

    private static TuneRequest Request(string spec) => new()
    {
        Table = s_outliers,
        Target = "y",
        Loss = SearchSpec.Parse(spec),
        Methods = [new("bayesian", new GaussianProcessSampler())],
        Store = new MemoryStudyStore(),
        Study = "s",
    };

    private static TuneResult Tune(TuneRequest request) => LossTuner.Tune(request, null, TestContext.Current.CancellationToken);

    private sealed class StopsAfter(int trials, CancellationTokenSource stop) : IProgress<TuneProgress>
    {
        public void Report(TuneProgress value)
        {
            if (value.Study.Done >= trials)
                stop.Cancel();
        }
    }
}
