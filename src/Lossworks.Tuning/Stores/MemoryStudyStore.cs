namespace Lossworks.Tuning;

/// <summary>Studies in the memory of this process: gone with it.</summary>
/// <param name="clock">By which leases run out; that of the machine by default.</param>
public sealed class MemoryStudyStore(TimeProvider? clock = null) : IStudyStore
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Content> _studies = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Location => "memory";

    /// <inheritdoc/>
    public StoredStudy Open(string study, string definition)
    {
        StudyName.Check(study);
        lock (_lock)
        {
            if (!_studies.TryGetValue(study, out Content? content))
                _studies.Add(study, content = new(new(study, StoreText.Of(definition))));
            return content.Study;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredStudy> List()
    {
        lock (_lock)
            return [.. _studies.Values.Select(s => s.Study)];
    }

    /// <inheritdoc/>
    public void Delete(string study)
    {
        lock (_lock)
            _studies.Remove(study);
    }

    /// <inheritdoc/>
    public TrialChanges Read(string study, long since)
    {
        lock (_lock)
        {
            Content content = Of(study);
            return new(content.Revision, [.. content.Entries.Where(e => e.Revision > since).Select(e => e.Trial)]);
        }
    }

    /// <inheritdoc/>
    public bool TryAdd(string study, int number, string configuration, Claim? claim)
    {
        lock (_lock)
        {
            Content content = Of(study);
            if (content.Entries.Count != number)
                return false;
            DateTimeOffset now = _clock.GetUtcNow();
            Entry entry = new(new(number, StoreText.Of(configuration), TrialState.Waiting, 0, null, null, null, null));
            content.Entries.Add(entry);
            content.Change(entry, claim is { } given ? Begun(entry, given, now) : entry.Trial);
            return true;
        }
    }

    /// <inheritdoc/>
    public bool TryTake(string study, int number, int attempt, Claim claim)
    {
        lock (_lock)
        {
            (Content content, Entry? entry) = Find(study, number, attempt);
            DateTimeOffset now = _clock.GetUtcNow();
            if (entry is null || !(entry.Trial.State == TrialState.Waiting || IsLapsed(entry, now)))
                return false;
            content.Change(entry, Begun(entry, claim, now));
            return true;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Lapsed(string study)
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            return [.. Of(study).Entries.Where(e => IsLapsed(e, now)).Select(e => e.Trial.Number)];
        }
    }

    /// <inheritdoc/>
    public bool Renew(string study, int number, int attempt, TimeSpan lease)
    {
        lock (_lock)
        {
            (_, Entry? entry) = Find(study, number, attempt);
            if (entry?.Trial.State != TrialState.Running)
                return false;
            entry.LeaseEnds = _clock.GetUtcNow() + lease;
            return true;
        }
    }

    /// <inheritdoc/>
    public bool Finish(string study, int number, int attempt, TrialOutcome outcome)
    {
        outcome.Check();
        outcome = StoreText.Of(outcome);
        lock (_lock)
        {
            (Content content, Entry? entry) = Find(study, number, attempt);
            if (entry?.Trial.State != TrialState.Running)
                return entry?.Trial.Outcome == outcome;
            content.Change(entry, entry.Trial with { State = outcome.State, Outcome = outcome, Finished = _clock.GetUtcNow() });
            return true;
        }
    }

    /// <inheritdoc/>
    public bool Release(string study, int number, int attempt)
    {
        lock (_lock)
        {
            (Content content, Entry? entry) = Find(study, number, attempt);
            if (entry?.Trial.State is not (TrialState.Running or TrialState.Failed))
                return false;
            int counted = entry.Trial.State == TrialState.Running ? attempt - 1 : attempt;
            content.Change(entry, entry.Trial with { State = TrialState.Waiting, Attempt = counted, Worker = null, Started = null, Finished = null, Outcome = null });
            return true;
        }
    }

    /// <summary>Nothing to let go of: the studies go with the object.</summary>
    public void Dispose()
    {
    }

    private static bool IsLapsed(Entry entry, DateTimeOffset now) => entry.Trial.State == TrialState.Running && entry.LeaseEnds <= now;

    private static StoredTrial Begun(Entry entry, Claim claim, DateTimeOffset now)
    {
        entry.LeaseEnds = now + claim.Lease;
        return entry.Trial with { State = TrialState.Running, Attempt = entry.Trial.Attempt + 1, Worker = StoreText.Of(claim.Worker), Started = now };
    }

    private (Content Content, Entry? Entry) Find(string study, int number, int attempt)
    {
        Content content = Of(study);
        Entry? entry = number >= 0 && number < content.Entries.Count ? content.Entries[number] : null;
        return (content, entry?.Trial.Attempt == attempt ? entry : null);
    }

    private Content Of(string study) => _studies.TryGetValue(study, out Content? content)
        ? content
        : throw StudyName.Unknown(study, Location);

    private sealed class Content(StoredStudy study)
    {
        internal StoredStudy Study { get; } = study;

        internal List<Entry> Entries { get; } = [];

        internal long Revision { get; private set; }

        internal void Change(Entry entry, StoredTrial trial) => (entry.Trial, entry.Revision) = (trial, ++Revision);
    }

    private sealed class Entry(StoredTrial trial)
    {
        internal StoredTrial Trial { get; set; } = trial;

        internal long Revision { get; set; }

        internal DateTimeOffset LeaseEnds { get; set; }
    }
}
