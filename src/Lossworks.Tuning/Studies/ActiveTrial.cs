using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>A trial that this worker has begun: what to try, and what comes of it on the way. For one thread.</summary>
public sealed class ActiveTrial
{
    private readonly StudyOptions _options;
    private readonly Lazy<IReadOnlyList<PruningPeer>> _peers;
    private readonly List<StepValue> _steps = [];
    private bool _isLost;
    private ImmutableSortedDictionary<string, string> _notes = ImmutableSortedDictionary<string, string>.Empty;

    internal ActiveTrial(StudyOptions options, StudyView view, Configuration configuration, int number, int attempt)
    {
        (_options, Configuration, Number, Attempt) = (options, configuration, number, attempt);
        Seed = TrialSeed.Of(options.Seed, number);
        // The trials that a proposal of this number may know, and no others.
        _peers = new(() => view.Peers[..Math.Clamp(number - options.Batch + 1, 0, view.Finished)]);
    }

    /// <summary>What to try.</summary>
    public Configuration Configuration { get; }

    /// <summary>From 0, in the order of the study.</summary>
    public int Number { get; }

    /// <summary>1 for the first time.</summary>
    public int Attempt { get; }

    /// <summary>For random numbers of the objective: the same whoever runs the trial, and whenever.</summary>
    public ulong Seed { get; }

    /// <summary>Why the pruner would stop here; null where it would go on.</summary>
    public string? ReasonToStop { get; private set; }

    /// <summary>Whether the pruner would stop here.</summary>
    public bool ShouldStop => ReasonToStop is not null;

    /// <summary>Whether the trial is no longer this worker's: another one has taken it up because nothing was heard of this one, or it was given back. Its result would not be kept.</summary>
    public bool IsLost
    {
        get => Volatile.Read(ref _isLost);
        internal set => Volatile.Write(ref _isLost, value);
    }

    internal ImmutableArray<StepValue> Steps => [.. _steps];

    internal ImmutableSortedDictionary<string, string> Notes => _notes;

    /// <summary>Tells a value on the way, and asks the pruner.</summary>
    /// <param name="step">Which step, from 0, above the last one.</param>
    /// <param name="value">In the units of the objective. One that is not finite leaves the decision to the end.</param>
    /// <returns>Whether to go on.</returns>
    public bool Report(int step, double value)
    {
        if (_steps is [.., var last] && step <= last.Step)
            throw new TuningException($"step {step} comes after step {last.Step}: steps go up.");
        if (!double.IsFinite(value))
            return true;
        _steps.Add(new(step, value));
        double sign = _options.Direction == Direction.Minimize ? 1 : -1;
        ReasonToStop = _options.Pruner is NoPruner ? null : _options.Pruner.ReasonToStop(new()
        {
            Number = Number,
            StudySeed = _options.Seed,
            Steps = [.. _steps.Select(s => s with { Value = sign * s.Value })],
            Peers = _peers.Value,
        });
        return !ShouldStop;
    }

    /// <summary>The same, and ends the objective where the pruner would stop.</summary>
    /// <exception cref="TrialPrunedException">The pruner would stop; <see cref="Study.Run"/> takes it from there.</exception>
    public void ReportOrStop(int step, double value)
    {
        if (!Report(step, value))
            throw new TrialPrunedException(ReasonToStop!);
    }

    /// <summary>Keeps something about the trial beside its value.</summary>
    public void Note(string name, string value) => _notes = _notes.SetItem(name, value);
}
