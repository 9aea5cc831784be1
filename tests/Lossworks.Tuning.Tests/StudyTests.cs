using System.Collections.Concurrent;

namespace Lossworks.Tuning.Tests;

public sealed class StudyTests
{
    private static readonly SearchSpace s_space = new(
    [
        new CategoricalParameter("loss", "huber", "log-cosh"),
        new RealParameter("delta", 0.1, 10, log: true) { When = new("loss", "huber") },
        new IntegerParameter("depth", 1, 8),
    ]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 4)]
    [InlineData(4, 9)]
    public void Trials_depend_on_the_batch_and_not_on_the_workers(int batch, int workers)
    {
        using Study alone = Open(batch), many = Open(batch);
        Run(alone, Objective, new() { Trials = 40 });
        Assert.Equal(StudyEnd.TrialLimit, Run(many, (t, s) => Slowly(t), new() { Trials = 40, Workers = workers }));
        Assert.Equal(alone.Trials.Select(t => (t.Number, t.Configuration, t.Value)), many.Trials.Select(t => (t.Number, t.Configuration, t.Value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_grid_has_every_point_once_whatever_the_workers(int workers)
    {
        using Study study = Open(8, new GridSampler(5));
        ConcurrentBag<Configuration> tried = [];
        Assert.Equal(StudyEnd.Exhausted, Run(
            study,
            (trial, _) =>
            {
                tried.Add(trial.Configuration);
                return Slowly(trial);
            }, new() { Workers = workers }));
        Assert.True(study.IsExhausted);
        Assert.Equal((5 * 5) + 5, tried.Count);
        Assert.Equal(tried.Count, tried.Distinct().Count());
        Assert.Null(study.Ask());
    }

    [Fact]
    public void A_stopped_run_gives_its_trials_back_and_goes_on_to_the_same_trials()
    {
        using MemoryStudyStore store = new();
        using Study whole = Open(3), stopped = Open(3, store: store);
        Run(whole, Objective, new() { Trials = 30 });
        using CancellationTokenSource stop = new();
        int begun = 0;
        Assert.Equal(StudyEnd.Stopped, Run(
            stopped,
            (trial, token) =>
            {
                if (Interlocked.Increment(ref begun) == 13)
                    stop.Cancel();
                token.ThrowIfCancellationRequested();
                return Objective(trial, token);
            }, new() { Trials = 30, Workers = 3 }, stop: stop.Token));
        Assert.DoesNotContain(stopped.Trials, t => t.State == TrialState.Running);
        using Study resumed = Open(3, store: store);
        Run(resumed, Objective, new() { Trials = 30 });
        Assert.Equal(whole.Trials.Select(t => (t.Configuration, t.Value, t.Attempt)), resumed.Trials.Select(t => (t.Configuration, t.Value, t.Attempt)));
    }

    [Fact]
    public void A_failure_keeps_its_parameters_and_reason_and_the_study_goes_on()
    {
        using Study study = Open(1);
        Run(
            study,
            (trial, _) => trial.Number switch
            {
                1 => double.NaN,
                2 => throw new InvalidOperationException("no such depth"),
                _ => trial.Number,
            }, new() { Trials = 5 });
        Assert.Equal(TrialState.Failed, study.Trials[1].State);
        Assert.Equal("the value is NaN", study.Trials[1].Reason);
        Assert.Equal("InvalidOperationException: no such depth", study.Trials[2].Reason);
        Assert.NotNull(study.Trials[2].Configuration);
        Assert.Equal(0, study.Best!.Number);
        Assert.Equal(2, study.RetryFailed());
        Run(study, (trial, _) => -trial.Number, new() { Trials = 5 });
        Assert.Equal(5, study.Trials.Count(t => t.State == TrialState.Complete));
        Assert.Equal(2, study.Best!.Number);
    }

    [Fact]
    public void A_trial_whose_worker_is_gone_is_taken_up_and_its_late_result_does_not_count()
    {
        using MemoryStudyStore store = new();
        Study gone = Open(1, store: store, lease: 0.1);
        ActiveTrial first = gone.Ask()!;
        Assert.Null(gone.Ask());
        gone.Dispose();
        using Study heir = Open(1, store: store, lease: 0.1);
        ActiveTrial? again = null;
        Assert.True(SpinWait.SpinUntil(() => (again = heir.Ask()) is not null, 5000));
        Assert.Equal((0, 2, first.Configuration), (again!.Number, again.Attempt, again.Configuration));
        Assert.Equal(first.Seed, again.Seed);
        Assert.False(gone.Tell(first, 1));
        Assert.True(heir.Tell(again, 2));
        Assert.Equal(2, heir.Best!.Value);
    }

    [Fact]
    public void A_trial_that_kills_its_workers_fails_in_the_end()
    {
        using MemoryStudyStore store = new();
        for (int i = 0; i < 3; i++)
        {
            Study gone = Open(1, store: store, lease: 0.1);
            Assert.True(SpinWait.SpinUntil(() => gone.Ask() is not null, 5000));
            gone.Dispose();
        }

        using Study heir = Open(1, store: store, lease: 0.1);
        ActiveTrial? next = null;
        Assert.True(SpinWait.SpinUntil(() => (next = heir.Ask()) is not null, 5000));
        Assert.Equal(1, next!.Number);
        Assert.Equal(TrialState.Failed, heir.Trials[0].State);
        Assert.Contains("its worker was gone 3 times", heir.Trials[0].Reason);
    }

    [Fact]
    public void A_worker_that_is_slow_but_alive_keeps_its_trial()
    {
        using MemoryStudyStore store = new();
        using Study slow = Open(1, store: store, lease: 1.5), other = Open(1, store: store, lease: 1.5);
        ActiveTrial trial = slow.Ask()!;
        for (int i = 0; i < 15; i++)
        {
            Thread.Sleep(200);
            Assert.Null(other.Ask());
        }

        Assert.True(slow.Tell(trial, 1));
    }

    [Fact]
    public void What_is_told_of_a_trial_that_was_given_back_does_not_count()
    {
        using Study study = Open(1);
        ActiveTrial given = study.Ask()!;
        study.GiveBack(given);
        ActiveTrial again = study.Ask()!;
        Assert.Equal((given.Number, given.Attempt), (again.Number, again.Attempt));
        Assert.False(study.Tell(given, 1));
        Assert.True(study.Tell(again, 2));
        Assert.Equal(2, study.Best!.Value);
    }

    [Fact]
    public void A_study_that_somebody_deleted_and_began_anew_says_so_and_does_not_wait_for_ever()
    {
        using MemoryStudyStore store = new();
        using Study study = Open(1, store: store);
        study.Tell(study.Ask()!, 1);
        study.Tell(study.Ask()!, 1);
        store.Delete("s");
        Assert.Contains("no study 's'", Assert.Throws<StudyStoreException>(() => study.Ask()).Message);
        using Study anew = Open(1, store: store);
        Assert.Contains("deleted and begun anew", Assert.Throws<StudyStoreException>(() => study.Ask()).Message);
        Assert.NotNull(anew.Ask());
    }

    [Fact]
    public void Another_study_of_the_same_name_is_refused_by_its_first_difference()
    {
        using MemoryStudyStore store = new();
        using Study study = Open(1, store: store);
        TuningException e = Assert.Throws<TuningException>(() => Study.Open(store, "s", new() { Space = s_space, Sampler = new GridSampler(), Seed = 7 }));
        Assert.Contains("its sampler is \"random\", and \"grid(points=10)\" was asked for", e.Message);
    }

    [Fact]
    public void What_is_enqueued_is_tried_first()
    {
        using Study study = Open(1);
        Configuration wish = s_space.Make(("loss", "huber"), ("delta", 1.35), ("depth", 3));
        study.Enqueue(wish);
        Assert.Equal(wish, study.Ask()!.Configuration);
    }

    [Fact]
    public void Pruned_trials_keep_their_last_value_and_never_are_the_best()
    {
        using MemoryStudyStore store = new();
        using Study study = Study.Open(store, "s", new() { Space = s_space, Sampler = new RandomSampler(), Pruner = new StopsOdd(), Direction = Direction.Maximize });
        Run(
            study,
            (trial, _) =>
            {
                trial.Note("who", "me");
                trial.ReportOrStop(0, 100 + trial.Number);
                trial.ReportOrStop(1, 200 + trial.Number);
                return trial.Number;
            }, new() { Trials = 4 });
        Assert.Equal([TrialState.Complete, TrialState.Pruned, TrialState.Complete, TrialState.Pruned], study.Trials.Select(t => t.State));
        Assert.Equal((101, "odd at -101"), (study.Trials[1].Value, study.Trials[1].Reason));
        Assert.Equal([new(0, 102), new(1, 202)], study.Trials[2].Steps);
        Assert.Equal("me", study.Trials[0].Notes["who"]);
        Assert.Equal(2, study.Best!.Number);
    }

    [Fact]
    public void A_sampler_is_told_what_ended_and_what_is_under_way_by_number()
    {
        Recorder recorder = new();
        using Study study = Open(3, recorder);
        ActiveTrial[] begun = [study.Ask()!, study.Ask()!, study.Ask()!];
        Assert.Null(study.Ask());
        // That the second one ended earlier must not matter: another worker might not know it yet.
        study.Tell(begun[1], 1);
        Assert.Null(study.Ask());
        study.Tell(begun[0], 0);
        Assert.Equal(3, study.Ask()!.Number);
        SamplingContext last = recorder.Contexts[^1];
        Assert.Equal(3, last.Number);
        Assert.Equal([0], last.Observations.Select(o => o.Trial.Number));
        Assert.Equal([1, 2], last.PendingNumbers);
        Assert.Equal([begun[1].Configuration, begun[2].Configuration], last.Pending);
    }

    private static Study Open(int batch, Sampler? sampler = null, IStudyStore? store = null, double lease = 60) => Study.Open(
        store ?? new MemoryStudyStore(), "s",
        new() { Space = s_space, Sampler = sampler ?? new RandomSampler(), Batch = batch, Seed = 7, Lease = TimeSpan.FromSeconds(lease) });

    private static StudyEnd Run(Study study, Func<ActiveTrial, CancellationToken, double> objective, RunOptions? options = null, CancellationToken? stop = null) =>
        study.Run(objective, options, stop: stop ?? TestContext.Current.CancellationToken);

    private static double Objective(ActiveTrial trial, CancellationToken stop) =>
        trial.Configuration.Whole("depth") + (trial.Configuration.Has("delta") ? trial.Configuration.Number("delta") : 3);

    private static double Slowly(ActiveTrial trial)
    {
        Thread.Sleep((int)(trial.Seed % 5));
        return Objective(trial, default);
    }

    private sealed class Recorder : Sampler
    {
        internal List<SamplingContext> Contexts { get; } = [];

        public override string Description => "recorder";

        public override Configuration? Propose(SamplingContext context)
        {
            Contexts.Add(context);
            return RandomPoints.Allowed(context.Space, new Xoshiro256(context.Seed));
        }
    }

    private sealed class StopsOdd : Pruner
    {
        public override string Description => "odd";

        public override string? ReasonToStop(PruningContext context) => context.Number % 2 == 1 ? $"odd at {context.Steps[^1].Value}" : null;
    }
}
