using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>A trial that this worker has begun: what to try, and what comes of it on the way. For one thread.</summary>
public sealed class ActiveTrial
{
    private readonly Study _study;
    private readonly Lazy<IReadOnlyList<PruningPeer>> _peers;
    private readonly List<StepValue> _steps = [];
    private ImmutableSortedDictionary<string, string> _notes = ImmutableSortedDictionary<string, string>.Empty;

    internal ActiveTrial(Study study, Configuration configuration, int number, int attempt)
    {
        (_study, Configuration, Number, Attempt) = (study, configuration, number, attempt);
        Seed = TrialSeed.Of(study.Options.Seed, number);
        _peers = new(() => study.PeersOf(number));
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

    /// <summary>Whether another worker has taken the trial up because nothing was heard of this one; its result would not be kept.</summary>
    public bool IsLost { get; internal set; }

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
        double sign = _study.Sign;
        ReasonToStop = _study.Options.Pruner is NoPruner ? null : _study.Options.Pruner.ReasonToStop(new()
        {
            Number = Number,
            StudySeed = _study.Options.Seed,
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
