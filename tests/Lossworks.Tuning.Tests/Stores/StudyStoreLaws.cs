using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>What <see cref="IStudyStore"/> promises, for every store.</summary>
public abstract class StudyStoreLaws : IDisposable
{
    private static readonly Claim s_long = new("host:1", TimeSpan.FromMinutes(10)), s_over = new("host:2", TimeSpan.Zero);
    private static readonly TrialOutcome s_done = new(TrialState.Complete, 1.5);

    private readonly Lazy<IStudyStore> _store;

    protected StudyStoreLaws() => _store = new(Make);

    private IStudyStore Store => _store.Value;

    /// <summary>Opens the store of this test, which is empty when that is done for the first time.</summary>
    private protected abstract IStudyStore Make();

    public void Dispose()
    {
        if (_store.IsValueCreated)
            _store.Value.Dispose();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    private protected virtual void CleanUp()
    {
    }

    [Fact]
    public void A_study_keeps_the_definition_that_it_was_made_with()
    {
        Assert.Equal(new("s", """{"a":1}"""), Store.Open("s", """{"a":1}"""));
        Assert.Equal(new("s", """{"a":1}"""), Store.Open("s", """{"a":2}"""));
        Assert.Equal(new("S", """{"a":3}"""), Store.Open("S", """{"a":3}"""));
        Assert.Empty(Store.Read("s", 0).Trials);
    }

    [Fact]
    public void Sixteen_threads_open_one_study()
    {
        var opened = new ConcurrentBag<StoredStudy>();
        Together(16, i => opened.Add(Store.Open("s", $"{i}")));
        Assert.Equal(16, opened.Count);
        Assert.Single(opened.Distinct());
        Assert.Equal(opened.First(), Assert.Single(Store.List()));
    }

    [Fact]
    public void Studies_are_listed_by_the_numbers_of_their_characters()
    {
        string[] names = ["b", "B", "a b", "ü", "'; DROP TABLE lossworks_trials; --", "\uE000", "\U0001F600", "深さ", "%", new('x', 250)];
        foreach (string name in names)
            Store.Open(name, name);
        Assert.Equal(names.Order(StringComparer.Ordinal).Select(n => new StoredStudy(n, n)), Store.List());
    }

    [Theory]
    [InlineData(0, "0 characters")]
    [InlineData(251, "251 characters")]
    public void A_name_of_no_or_too_many_characters_is_refused(int length, string says)
    {
        Assert.Contains(says, Assert.Throws<StudyStoreException>(() => Store.Open(new('x', length), "{}")).Message);
        Assert.Contains("U+0000", Assert.Throws<StudyStoreException>(() => Store.Open("a\0", "{}")).Message);
        Assert.Empty(Store.List());
    }

    [Fact]
    public void Every_call_names_a_study_that_is_not_there()
    {
        Store.Open("other", "{}");
        Action[] calls =
        [
            () => Store.Read("s", 0), () => Store.TryAdd("s", 0, "{}", null), () => Store.TryTake("s", 0, 0, s_long), () => Store.Lapsed("s"),
            () => Store.Renew("s", 0, 1, TimeSpan.Zero), () => Store.Finish("s", 0, 1, s_done), () => Store.Release("s", 0, 1),
        ];
        foreach (Action call in calls)
            Assert.Contains($"there is no study 's' in {Store.Location}", Assert.Throws<StudyStoreException>(call).Message);
        Store.Delete("s");
        Assert.Single(Store.List());
    }

    [Fact]
    public void Of_a_trial_that_is_not_there_every_call_says_false()
    {
        Add(s_long);
        foreach (int number in (int[])[-1, 1, int.MaxValue])
        {
            Assert.False(Store.TryTake("s", number, 0, s_long));
            Assert.False(Store.Renew("s", number, 0, TimeSpan.Zero));
            Assert.False(Store.Finish("s", number, 0, s_done));
            Assert.False(Store.Release("s", number, 0));
        }

        Assert.Single(Store.Read("s", 0).Trials);
    }

    [Fact]
    public void A_deleted_study_is_gone_and_its_neighbor_is_not()
    {
        Add(s_long);
        Store.Open("t", "{}");
        Assert.True(Store.TryAdd("t", 0, "{}", null));
        Store.Delete("s");
        Assert.Equal("t", Assert.Single(Store.List()).Name);
        Assert.Single(Store.Read("t", 0).Trials);
        Assert.Throws<StudyStoreException>(() => Store.Read("s", 0));
        Assert.Equal("new", Store.Open("s", "new").Definition);
        Assert.Empty(Store.Read("s", 0).Trials);
        Assert.True(Store.TryAdd("s", 0, "{}", null));
    }

    [Fact]
    public void A_trial_is_added_as_the_next_one_or_not_at_all()
    {
        Store.Open("s", "{}");
        Assert.False(Store.TryAdd("s", 1, "{}", null));
        Assert.False(Store.TryAdd("s", -1, "{}", null));
        Assert.True(Store.TryAdd("s", 0, "first", null));
        long revision = Store.Read("s", 0).Revision;
        Assert.False(Store.TryAdd("s", 0, "again", s_long));
        Assert.False(Store.TryAdd("s", 2, "too far", s_long));
        Assert.Equal(revision, Store.Read("s", 0).Revision);
        Assert.True(Store.TryAdd("s", 1, "second", s_long));
        Assert.Equal(["first", "second"], Store.Read("s", 0).Trials.Select(t => t.Configuration));
    }

    [Fact]
    public void An_added_trial_waits_or_is_begun_at_once()
    {
        Add(null);
        Assert.True(Store.TryAdd("s", 1, "{}", s_long));
        (StoredTrial waiting, StoredTrial running) = (Trial(0), Trial(1));
        Assert.Equal(new(0, "{}", TrialState.Waiting, 0, null, null, null, null), waiting);
        Assert.Equal(new(1, "{}", TrialState.Running, 1, "host:1", running.Started, null, null), running);
        // The clock of the store, on the same machine here.
        Assert.InRange(DateTimeOffset.UtcNow - running.Started!.Value, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Sixteen_threads_add_trials_without_a_gap_and_without_one_twice()
    {
        const int Trials = 64;
        Store.Open("s", "{}");
        ConcurrentDictionary<int, string> added = new();
        Together(16, thread =>
        {
            for (int tries = 0, next; (next = Store.Read("s", 0).Trials.Count) < Trials; tries++)
            {
                string configuration = $"{thread}.{tries}";
                if (Store.TryAdd("s", next, configuration, tries % 2 == 0 ? s_long : null))
                    Assert.True(added.TryAdd(next, configuration), $"trial {next} was added twice");
            }
        });
        Assert.Equal(added.OrderBy(a => a.Key).Select(a => (a.Key, a.Value)), Store.Read("s", 0).Trials.Select(t => (t.Number, t.Configuration)));
        Assert.Equal(Enumerable.Range(0, added.Count), added.Keys.Order());
        Assert.InRange(added.Count, Trials, Trials + 15);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_sixteen_threads_that_want_a_trial_one_has_it(bool lapsed)
    {
        Store.Open("s", "{}");
        for (int number = 0; number < 4; number++)
        {
            Assert.True(Store.TryAdd("s", number, "{}", lapsed ? s_over : null));
            int attempt = lapsed ? 1 : 0;
            ConcurrentBag<int> winners = [];
            Together(16, thread =>
            {
                if (Store.TryTake("s", number, attempt, new($"thread {thread}", s_long.Lease)))
                    winners.Add(thread);
            });
            StoredTrial trial = Trial(number);
            Assert.Equal((TrialState.Running, attempt + 1, $"thread {Assert.Single(winners)}"), (trial.State, trial.Attempt, trial.Worker));
        }
    }

    [Fact]
    public void A_running_trial_is_taken_up_only_when_its_lease_is_over()
    {
        Add(s_long);
        Assert.True(Store.TryAdd("s", 1, "{}", s_over));
        Assert.True(Store.TryAdd("s", 2, "{}", null));
        Assert.True(Store.TryAdd("s", 3, "{}", s_over));
        Assert.Equal([1, 3], Store.Lapsed("s"));
        Assert.False(Store.TryTake("s", 0, 1, s_long));
        Assert.False(Store.TryTake("s", 1, 0, s_long));
        Assert.False(Store.TryTake("s", 1, 2, s_long));
        Assert.True(Store.TryTake("s", 1, 1, s_long));
        Assert.Equal([3], Store.Lapsed("s"));
        StoredTrial taken = Trial(1);
        Assert.Equal((TrialState.Running, 2, "host:1"), (taken.State, taken.Attempt, taken.Worker));
        Assert.True(Store.TryTake("s", 2, 0, s_long));
        Assert.Equal(1, Trial(2).Attempt);
    }

    [Fact]
    public void A_lease_is_over_after_its_time_and_not_before()
    {
        Add(new("host:1", TimeSpan.FromSeconds(1.5)));
        Assert.Empty(Store.Lapsed("s"));
        DateTime begun = DateTime.UtcNow;
        Assert.True(SpinWait.SpinUntil(() => Store.Lapsed("s").Count > 0, 20_000));
        Assert.InRange((DateTime.UtcNow - begun).TotalSeconds, 0.5, 20);
    }

    [Fact]
    public void A_renewed_lease_lasts_from_then_on_and_changes_no_revision()
    {
        Add(s_over);
        long revision = Store.Read("s", 0).Revision;
        Assert.False(Store.Renew("s", 0, 0, s_long.Lease));
        Assert.False(Store.Renew("s", 0, 2, s_long.Lease));
        Assert.Equal([0], Store.Lapsed("s"));
        Assert.True(Store.Renew("s", 0, 1, s_long.Lease));
        Assert.Empty(Store.Lapsed("s"));
        Assert.True(Store.Renew("s", 0, 1, TimeSpan.Zero));
        Assert.Equal([0], Store.Lapsed("s"));
        Assert.Equal(revision, Store.Read("s", 0).Revision);
        Assert.True(Store.Finish("s", 0, 1, s_done));
        Assert.False(Store.Renew("s", 0, 1, s_long.Lease));
        Assert.True(Store.TryAdd("s", 1, "{}", null));
        Assert.False(Store.Renew("s", 1, 0, s_long.Lease));
    }

    [Fact]
    public void What_an_earlier_attempt_says_changes_nothing()
    {
        Add(s_over);
        Assert.True(Store.TryTake("s", 0, 1, s_long));
        TrialChanges before = Store.Read("s", 0);
        Assert.False(Store.Finish("s", 0, 1, s_done));
        Assert.False(Store.Release("s", 0, 1));
        Assert.False(Store.Renew("s", 0, 1, TimeSpan.Zero));
        Assert.False(Store.TryTake("s", 0, 1, s_long));
        TrialChanges after = Store.Read("s", 0);
        Assert.Equal(before.Revision, after.Revision);
        Assert.Equal(before.Trials, after.Trials);
        Assert.True(Store.Finish("s", 0, 2, s_done));
        Assert.False(Store.Finish("s", 0, 1, s_done));
    }

    [Fact]
    public void An_outcome_said_again_is_true_again_and_another_one_is_not()
    {
        Add(s_long);
        TrialOutcome outcome = s_done with { Steps = [new(0, 0.1), new(3, -0.0)], Notes = Notes(("who", "me")) };
        Assert.True(Store.Finish("s", 0, 1, outcome));
        TrialChanges once = Store.Read("s", 0);
        Assert.True(Store.Finish("s", 0, 1, outcome with { Steps = [.. outcome.Steps] }));
        TrialOutcome[] others =
        [
            outcome with { Value = 2 }, outcome with { State = TrialState.Pruned }, outcome with { Reason = "x" }, outcome with { Steps = [new(0, 0.1)] },
            outcome with { Notes = Notes(("who", "you")) },
        ];
        foreach (TrialOutcome other in others)
            Assert.False(Store.Finish("s", 0, 1, other));
        TrialChanges after = Store.Read("s", 0);
        Assert.Equal((once.Revision, once.Trials[0]), (after.Revision, Assert.Single(after.Trials)));
        Assert.Equal(outcome, after.Trials[0].Outcome);
        Assert.True(after.Trials[0].Finished >= after.Trials[0].Started);
    }

    [Fact]
    public void A_trial_whose_lease_is_over_ends_well_as_long_as_nobody_took_it()
    {
        Add(s_over);
        Assert.True(Store.Finish("s", 0, 1, s_done));
        Assert.Empty(Store.Lapsed("s"));
        Assert.False(Store.TryTake("s", 0, 1, s_long));
    }

    [Fact]
    public void A_trial_given_back_waits_and_counts_one_attempt_less()
    {
        Add(s_over);
        Assert.True(Store.TryTake("s", 0, 1, s_long));
        Assert.True(Store.Release("s", 0, 2));
        Assert.Equal(new(0, "{}", TrialState.Waiting, 1, null, null, null, null), Trial(0));
        Assert.False(Store.Release("s", 0, 1));
        Assert.True(Store.TryTake("s", 0, 1, s_long));
        Assert.Equal(2, Trial(0).Attempt);
    }

    [Theory]
    [InlineData(TrialState.Failed, true)]
    [InlineData(TrialState.Complete, false)]
    [InlineData(TrialState.Pruned, false)]
    public void Of_those_that_have_ended_a_failed_trial_is_tried_again(TrialState state, bool again)
    {
        Add(s_long);
        TrialOutcome outcome = new(state, 1, "because") { Steps = [new(0, 1)], Notes = Notes(("a", "b")) };
        Assert.True(Store.Finish("s", 0, 1, outcome));
        Assert.False(Store.Release("s", 0, 0));
        Assert.Equal(again, Store.Release("s", 0, 1));
        StoredTrial trial = Trial(0);
        if (again)
            Assert.Equal(new(0, "{}", TrialState.Waiting, 1, null, null, null, null), trial);
        else
            Assert.Equal(outcome, trial.Outcome);
        Assert.Equal(again, Store.TryTake("s", 0, 1, s_long));
        Assert.Equal(again ? 2 : 1, Trial(0).Attempt);
    }

    [Fact]
    public void Every_change_has_a_revision_of_its_own_and_is_read_once()
    {
        Store.Open("s", "{}");
        TrialChanges last = Store.Read("s", 0);
        Assert.Empty(last.Trials);
        (Func<bool> Change, int Number)[] changes =
        [
            (() => Store.TryAdd("s", 0, "{}", s_over), 0), (() => Store.TryAdd("s", 1, "{}", null), 1), (() => Store.TryTake("s", 1, 0, s_long), 1),
            (() => Store.TryTake("s", 0, 1, s_long), 0), (() => Store.Finish("s", 0, 2, new(TrialState.Failed, null, "x")), 0), (() => Store.Release("s", 0, 2), 0),
            (() => Store.Release("s", 1, 1), 1),
        ];
        foreach ((Func<bool> change, int number) in changes)
        {
            Assert.True(change());
            TrialChanges next = Store.Read("s", last.Revision);
            Assert.True(next.Revision > last.Revision);
            Assert.Equal(number, Assert.Single(next.Trials).Number);
            Assert.Empty(Store.Read("s", next.Revision).Trials);
            last = next;
        }

        Assert.Equal([0, 1], Store.Read("s", 0).Trials.Select(t => t.Number));
    }

    [Fact]
    public void A_reader_misses_no_change_of_many_writers()
    {
        Store.Open("s", "{}");
        using CancellationTokenSource over = new();
        SortedDictionary<int, StoredTrial> mirror = [];
        long revision = 0;
        void Look()
        {
            TrialChanges changes = Store.Read("s", revision);
            foreach (StoredTrial trial in changes.Trials)
                mirror[trial.Number] = trial;
            Assert.True(changes.Revision >= revision);
            revision = changes.Revision;
        }

        Thread reader = new(() =>
        {
            while (!over.IsCancellationRequested)
                Look();
        });
        reader.Start();
        using IStudyStore other = Make();
        Together(8, thread =>
        {
            IStudyStore store = thread % 2 == 0 ? Store : other;
            for (int ended = 0; ended < 8;)
            {
                int number = store.Read("s", 0).Trials.Count;
                if (!store.TryAdd("s", number, $"{thread}", s_long))
                    continue;
                Assert.True(store.Finish("s", number, 1, new(TrialState.Complete, number)));
                ended++;
            }
        });
        over.Cancel();
        reader.Join();
        Look();
        Assert.Equal(64, mirror.Count);
        Assert.Equal(Store.Read("s", 0).Trials, mirror.Values);
        Assert.All(mirror.Values, t => Assert.Equal((TrialState.Complete, (double)t.Number), (t.State, t.Outcome!.Value)));
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(1e-320)]
    [InlineData(-double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(-double.MaxValue)]
    [InlineData(0.1)]
    [InlineData(1 / 3.0)]
    [InlineData(123456789012345680.0)]
    [InlineData(-3.0)]
    public void Numbers_come_back_to_the_bit(double value)
    {
        Add(s_long);
        Assert.True(Store.Finish("s", 0, 1, new(TrialState.Complete, value) { Steps = [new(0, value), new(int.MaxValue, -value)] }));
        TrialOutcome outcome = Trial(0).Outcome!;
        Assert.Equal(
            new[] { value, value, -value }.Select(BitConverter.DoubleToInt64Bits),
            new[] { outcome.Value!.Value, outcome.Steps[0].Value, outcome.Steps[1].Value }.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u2028 ")]
    [InlineData("Tiefe ü 深さ \U0001F600 e\u0301 \uFFFD \u0001 \u007F")]
    [InlineData("it's \"quoted\" \\ /* -- ; $1 @p0 :x {0} %s")]
    [InlineData(null)]
    public void Texts_come_back_as_they_were(string? given)
    {
        string text = given ?? new string('ä', 1_000_000);
        Store.Open("s", text);
        Assert.Equal(text, Store.Open("s", "").Definition);
        Assert.True(Store.TryAdd("s", 0, text, new(text, s_long.Lease)));
        TrialOutcome outcome = new(TrialState.Failed, null, text) { Notes = Notes((text, text), ("b", ""), ("B", "x")) };
        Assert.True(Store.Finish("s", 0, 1, outcome));
        StoredTrial trial = Trial(0);
        Assert.Equal((text, text, outcome), (trial.Configuration, trial.Worker, trial.Outcome));
    }

    [Fact]
    public void What_is_no_text_comes_back_as_the_replacement_character()
    {
        string half = "a\0b" + "\U0001F600"[..1] + "c", kept = "a\uFFFDb\uFFFDc";
        Store.Open("s", half);
        Assert.Equal(kept, Store.Open("s", "").Definition);
        Assert.True(Store.TryAdd("s", 0, half, new(half, s_long.Lease)));
        TrialOutcome outcome = new(TrialState.Failed, null, half) { Notes = Notes((half, half)) };
        Assert.True(Store.Finish("s", 0, 1, outcome));
        Assert.True(Store.Finish("s", 0, 1, outcome));
        StoredTrial trial = Trial(0);
        Assert.Equal((kept, kept, outcome with { Reason = kept, Notes = Notes((kept, kept)) }), (trial.Configuration, trial.Worker, trial.Outcome));
    }

    [Fact]
    public void An_outcome_that_is_no_end_is_refused_before_anything_is_written()
    {
        Add(s_long);
        TrialChanges before = Store.Read("s", 0);
        TrialOutcome[] wrong =
        [
            new(TrialState.Running, 1), new(TrialState.Waiting, null), new(TrialState.Complete, double.NaN), new(TrialState.Complete, double.PositiveInfinity),
            s_done with { Steps = [new(0, double.NaN)] },
        ];
        foreach (TrialOutcome outcome in wrong)
            Assert.Throws<TuningException>(() => Store.Finish("s", 0, 1, outcome));
        Assert.Equal(before.Revision, Store.Read("s", 0).Revision);
        Assert.True(Store.Finish("s", 0, 1, s_done));
    }

    [Fact]
    public void Studies_side_by_side_know_nothing_of_each_other()
    {
        string[] studies = ["s", "t", "u"];
        foreach (string study in studies)
            Store.Open(study, study);
        Together(3, i =>
        {
            for (int number = 0; number < 10; number++)
            {
                Assert.True(Store.TryAdd(studies[i], number, studies[i], number % 2 == 0 ? s_over : s_long));
                Assert.True(number % 2 == 0 || Store.Finish(studies[i], number, 1, new(TrialState.Complete, i)));
            }
        });
        foreach ((int i, string study) in studies.Index())
        {
            TrialChanges all = Store.Read(study, 0);
            Assert.Equal(Enumerable.Range(0, 10), all.Trials.Select(t => t.Number));
            Assert.All(all.Trials, t => Assert.Equal((study, t.Number % 2 == 0 ? null : (double?)i), (t.Configuration, t.Outcome?.Value)));
            Assert.Equal([0, 2, 4, 6, 8], Store.Lapsed(study));
        }
    }

    [Fact]
    public void Who_opens_the_store_anew_finds_everything()
    {
        Add(s_over);
        using IStudyStore other = Make();
        Assert.True(other.TryTake("s", 0, 1, s_long));
        Assert.False(Store.TryTake("s", 0, 1, s_long));
        Assert.True(Store.Finish("s", 0, 2, s_done));
        Assert.Equal(Store.Read("s", 0).Trials, other.Read("s", 0).Trials);
        Assert.Equal(Store.List(), other.List());
    }

    internal static ImmutableSortedDictionary<string, string> Notes(params IEnumerable<(string Name, string Value)> notes) =>
        notes.Aggregate(ImmutableSortedDictionary<string, string>.Empty, (all, n) => all.SetItem(n.Name, n.Value));

    /// <summary>Does something on so many threads at once, and throws what one of them threw.</summary>
    private static void Together(int threads, Action<int> work)
    {
        using Barrier start = new(threads);
        ConcurrentQueue<Exception> faults = [];
        Thread[] all = [.. Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(i);
            }
            catch (Exception e)
            {
                faults.Enqueue(e);
            }
        }))];
        foreach (Thread thread in all)
            thread.Start();
        foreach (Thread thread in all)
            thread.Join();
        if (faults.TryDequeue(out Exception? fault))
            throw new InvalidOperationException($"a thread failed: {fault}", fault);
    }

    private void Add(Claim? claim)
    {
        Store.Open("s", "{}");
        Assert.True(Store.TryAdd("s", 0, "{}", claim));
    }

    private StoredTrial Trial(int number) => Store.Read("s", 0).Trials[number];
}
