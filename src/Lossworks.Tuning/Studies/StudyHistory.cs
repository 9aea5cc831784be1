using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>The trials of a study as this process knows them: read once, then only what has changed.</summary>
internal sealed class StudyHistory(IStudyStore store, string study, SearchSpace space, double sign)
{
    private readonly Lock _lock = new();
    private readonly List<Observation> _observations = [];
    private readonly List<PruningPeer> _peers = [];
    private Trial[] _trials = [];
    private long _revision;

    /// <summary>How many trials from the first on have all ended.</summary>
    internal int Finished => _observations.Count;

    /// <summary>Looks what has changed, and returns all trials.</summary>
    internal IReadOnlyList<Trial> Refresh()
    {
        lock (_lock)
        {
            TrialChanges changes = store.Read(study, _revision);
            if (changes.Trials.Count > 0)
                Apply(changes.Trials);
            _revision = changes.Revision;
            return _trials;
        }
    }

    /// <summary>The trials with smaller numbers, all of which have ended.</summary>
    internal IReadOnlyList<Observation> ObservationsBefore(int number)
    {
        lock (_lock)
            return _observations.GetRange(0, Math.Max(0, number));
    }

    /// <summary>The same, as pruners look at them.</summary>
    internal IReadOnlyList<PruningPeer> PeersBefore(int number)
    {
        lock (_lock)
            return _peers.GetRange(0, Math.Clamp(number, 0, _peers.Count));
    }

    private void Apply(IReadOnlyList<StoredTrial> changed)
    {
        Trial[] trials = new Trial[Math.Max(_trials.Length, changed[^1].Number + 1)];
        _trials.CopyTo(trials, 0);
        foreach (StoredTrial stored in changed)
            trials[stored.Number] = Read(stored, trials[stored.Number]);
        _trials = trials;
        // A trial that failed and is tried again has no longer ended, nor has what was known after it.
        int kept = Math.Min(changed[0].Number, _observations.Count);
        _observations.RemoveRange(kept, _observations.Count - kept);
        _peers.RemoveRange(kept, _peers.Count - kept);
        for (int i = kept; i < trials.Length && trials[i].IsFinished; i++)
        {
            double cost = trials[i].Value is { } value ? sign * value : double.NaN;
            _observations.Add(new(trials[i], cost));
            _peers.Add(new(i, trials[i].State, cost, [.. trials[i].Steps.Select(s => s with { Value = sign * s.Value })]));
        }
    }

    private Trial Read(StoredTrial stored, Trial? before) => new()
    {
        Number = stored.Number,
        Configuration = before?.Configuration ?? ConfigurationJson.Read(space, stored.Configuration),
        State = stored.State,
        Attempt = stored.Attempt,
        Worker = stored.Worker,
        Started = stored.Started,
        Finished = stored.Finished,
        Value = stored.Outcome?.Value,
        Reason = stored.Outcome?.Reason,
        Steps = stored.Outcome?.Steps ?? [],
        Notes = stored.Outcome?.Notes ?? ImmutableSortedDictionary<string, string>.Empty,
    };
}
