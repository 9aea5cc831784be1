namespace Lossworks.Tuning;

/// <summary>
/// A search: its trials so far, what to try next, and what came of it. Any number of processes and machines may open the same study of a store; each takes
/// trials of its own, and together they try what one alone would have tried.
/// </summary>
/// <example><code>
/// SearchSpace space = new([new RealParameter("x", -10, 10)]);
/// using Study study = Study.Open(new MemoryStudyStore(), "parabola", new() { Space = space, Sampler = new TpeSampler() });
/// study.Run((trial, stop) => Math.Pow(trial.Configuration.Number("x") - 2, 2), new() { Trials = 50 });
/// // study.Best!.Configuration.Number("x") is near 2
/// </code></example>
public sealed partial class Study : IDisposable
{
    private static readonly TimeSpan s_lapseCheck = TimeSpan.FromSeconds(1);

    private readonly IStudyStore _store;
    private readonly StudyHistory _history;
    private readonly Heartbeats _heartbeats;
    private readonly Lock _asking = new();
    private long _lapseChecked;
    // How many trials there were when the sampler had nothing more.
    private volatile int _exhausted = -1;

    private Study(IStudyStore store, string name, StudyOptions options)
    {
        (_store, Name, Options) = (store, name, options);
        _history = new(store, name, options.Space, Sign);
        _heartbeats = new(store, name, options.Lease);
    }

    /// <summary>Its name in the store.</summary>
    public string Name { get; }

    /// <summary>What it searches and how.</summary>
    public StudyOptions Options { get; }

    /// <summary>All trials, by number, as the store has them now.</summary>
    public IReadOnlyList<Trial> Trials => _history.Refresh().Trials;

    /// <summary>The best trial that is complete, the earliest of equals; null where there is none.</summary>
    public Trial? Best => BestOf(Trials);

    /// <summary>Whether everything that there is to try has been tried: of a grid, every point.</summary>
    public bool IsExhausted
    {
        get
        {
            lock (_asking)
            {
                StudyView view = _history.Refresh();
                return view.Finished == view.Trials.Length && Propose(view) is null;
            }
        }
    }

    internal double Sign => Options.Direction == Direction.Minimize ? 1 : -1;

    /// <summary>Opens a study, and makes it if it is not there.</summary>
    /// <param name="store">Where it is kept. The study does not dispose of it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="options">What it searches and how.</param>
    /// <exception cref="TuningException">A study of that name searches something else, or otherwise.</exception>
    /// <exception cref="StudyStoreException">The store cannot be used.</exception>
    public static Study Open(IStudyStore store, string name, StudyOptions options)
    {
        options.Check();
        string definition = StudyDefinition.Of(options);
        StudyDefinition.RequireSame(store.Open(name, definition), definition, store.Location);
        return new(store, name, options);
    }

    /// <summary>The <see cref="StudyOptions.Subject"/> of a study that a store has.</summary>
    public static string SubjectOf(StoredStudy study) => StudyDefinition.SubjectOf(study.Definition);

    /// <summary>Begins a trial.</summary>
    /// <returns>Null where nothing can be begun now: trials under way must end first (<see cref="StudyOptions.Batch"/>), or nothing is left to try.</returns>
    public ActiveTrial? Ask() => Ask(most: int.MaxValue);

    /// <summary>Ends a trial with its value; one that is no finite number is a failure.</summary>
    /// <returns>Whether it counts: not where another worker has taken the trial up in the meantime.</returns>
    public bool Tell(ActiveTrial trial, double value) => double.IsFinite(value)
        ? End(trial, new(TrialState.Complete, value))
        : TellFailed(trial, FormattableString.Invariant($"the value is {value}"));

    /// <summary>Ends a trial that was stopped early.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="reason">Why; null takes what the pruner said.</param>
    /// <param name="value">What it is worth as far as it went; null takes its last value on the way.</param>
    /// <returns>Whether it counts.</returns>
    public bool TellPruned(ActiveTrial trial, string? reason = null, double? value = null) =>
        End(trial, new(TrialState.Pruned, value ?? (trial.Steps is [.., var last] ? last.Value : null), reason ?? trial.ReasonToStop));

    /// <summary>Ends a trial that came to nothing.</summary>
    /// <inheritdoc cref="Tell"/>
    public bool TellFailed(ActiveTrial trial, string reason) => End(trial, new(TrialState.Failed, null, reason));

    /// <summary>Gives a trial back: somebody will begin it anew, and this attempt does not count.</summary>
    public void GiveBack(ActiveTrial trial)
    {
        // Whoever begins it anew has the same attempt: what is told here from now on is not about that.
        trial.IsLost = true;
        _heartbeats.Remove(trial);
        _store.Release(Name, trial.Number, trial.Attempt);
    }

    /// <summary>Has a configuration tried before anything that the sampler chooses.</summary>
    public void Enqueue(Configuration configuration)
    {
        string json = configuration.ToJson();
        ConfigurationJson.Read(Options.Space, json);
        while (!_store.TryAdd(Name, _history.Refresh().Trials.Length, json, claim: null))
        {
        }
    }

    /// <summary>Has every trial that failed tried again. What was chosen since knows of the failures and stays as it is.</summary>
    /// <returns>How many.</returns>
    public int RetryFailed() => Trials.Where(t => t.State == TrialState.Failed).Count(t => _store.Release(Name, t.Number, t.Attempt));

    /// <summary>Stops being heard of; trials that were begun here and not ended are taken up by others when their lease is over.</summary>
    public void Dispose() => _heartbeats.Dispose();

    internal Trial? BestOf(IEnumerable<Trial> trials) => trials.Where(t => t.State == TrialState.Complete).MinBy(t => Sign * t.Value!.Value);

    /// <summary>Begins a trial whose number is below a bound.</summary>
    private ActiveTrial? Ask(int most)
    {
        lock (_asking)
        {
            while (true)
            {
                StudyView view = _history.Refresh();
                if (TakeLapsed(view) is { } lapsed)
                    return lapsed;
                if (TakeWaiting(view, most) is { } waiting)
                    return waiting;
                int number = view.Trials.Length;
                if (number >= most || number > view.Finished + Options.Batch - 1 || _exhausted == number)
                    return null;
                if (Propose(view) is not { } proposed)
                {
                    _exhausted = number;
                    return null;
                }

                if (_store.TryAdd(Name, number, proposed.ToJson(), Claim()))
                    return Begun(view, proposed, number, attempt: 1);
            }
        }
    }

    /// <summary>What comes after these trials: others may have been added since, and then this one is not.</summary>
    private Configuration? Propose(StudyView view)
    {
        int number = view.Trials.Length, known = Math.Max(0, number - Options.Batch + 1);
        return Options.Sampler.Propose(new()
        {
            Space = Options.Space,
            Number = number,
            Seed = TrialSeed.Of(Options.Seed, number),
            StudySeed = Options.Seed,
            Observations = view.Observations[..known],
            Pending = [.. view.Trials.Skip(known).Select(t => t.Configuration)],
            PendingNumbers = [.. view.Trials.Skip(known).Select(t => t.Number)],
        });
    }

    /// <summary>Takes up a trial whose worker is gone; one that was begun too often has failed instead.</summary>
    private ActiveTrial? TakeLapsed(StudyView view)
    {
        bool others = view.Trials.Skip(view.Finished).Any(t => t.State == TrialState.Running && !_heartbeats.Has(t.Number));
        if (!others || (_lapseChecked != 0 && System.Diagnostics.Stopwatch.GetElapsedTime(_lapseChecked) < Shorter(s_lapseCheck, Options.Lease / 4)))
            return null;
        _lapseChecked = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (int number in _store.Lapsed(Name))
        {
            if (_heartbeats.Has(number) || number >= view.Trials.Length)
                continue;
            Trial trial = view.Trials[number];
            if (!_store.TryTake(Name, number, trial.Attempt, Claim()))
                continue;
            ActiveTrial active = Begun(view, trial.Configuration, number, trial.Attempt + 1);
            if (trial.Attempt < Options.Attempts)
                return active;
            TellFailed(active, $"its worker was gone {trial.Attempt} times before it ended, the last time {trial.Worker}");
        }

        return null;
    }

    private ActiveTrial? TakeWaiting(StudyView view, int most)
    {
        for (int number = view.Finished; number < Math.Min(view.Trials.Length, most) && number < view.Finished + Options.Batch; number++)
        {
            Trial trial = view.Trials[number];
            if (trial.State == TrialState.Waiting && _store.TryTake(Name, number, trial.Attempt, Claim()))
                return Begun(view, trial.Configuration, number, trial.Attempt + 1);
        }

        return null;
    }

    private ActiveTrial Begun(StudyView view, Configuration configuration, int number, int attempt)
    {
        ActiveTrial active = new(Options, view, configuration, number, attempt);
        _heartbeats.Add(active);
        return active;
    }

    private bool End(ActiveTrial trial, TrialOutcome outcome)
    {
        _heartbeats.Remove(trial);
        return !trial.IsLost && _store.Finish(Name, trial.Number, trial.Attempt, outcome with { Steps = trial.Steps, Notes = trial.Notes });
    }

    private Claim Claim() => new(Options.Worker, Options.Lease);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
