using System.Collections.Immutable;

namespace Lossworks.Tuning;

/// <summary>The trials of a study as this process knows them: read once, then only what has changed.</summary>
internal sealed class StudyHistory(IStudyStore store, string study, SearchSpace space, double sign)
{
    private readonly Lock _lock = new();
    private StudyView _view = new([], [], []);
    private long _revision;

    /// <summary>Looks what has changed.</summary>
    /// <exception cref="StudyStoreException">The store does not answer, or the study is gone.</exception>
    internal StudyView Refresh()
    {
        lock (_lock)
        {
            TrialChanges changes = store.Read(study, _revision);
            if (changes.Revision < _revision)
                throw new StudyStoreException($"the study '{study}' in {store.Location} was deleted and begun anew by somebody: open it again.");
            _revision = changes.Revision;
            return _view = changes.Trials.Count > 0 ? After(_view, changes.Trials) : _view;
        }
    }

    private StudyView After(StudyView before, IReadOnlyList<StoredTrial> changed)
    {
        Trial[] trials = new Trial[Math.Max(before.Trials.Length, changed[^1].Number + 1)];
        before.Trials.CopyTo(trials);
        foreach (StoredTrial stored in changed)
            trials[stored.Number] = Read(stored, trials[stored.Number]);
        // A trial that failed and is tried again has no longer ended, nor is what came after it known any more.
        int kept = Math.Min(changed[0].Number, before.Observations.Length);
        List<Observation> observations = [.. before.Observations.AsSpan(0, kept)];
        List<PruningPeer> peers = [.. before.Peers.AsSpan(0, kept)];
        for (int i = kept; i < trials.Length && trials[i].IsFinished; i++)
        {
            double cost = trials[i].Value is { } value ? sign * value : double.NaN;
            observations.Add(new(trials[i], cost));
            peers.Add(new(i, trials[i].State, cost, [.. trials[i].Steps.Select(s => s with { Value = sign * s.Value })]));
        }

        return new([.. trials], [.. observations], [.. peers]);
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
