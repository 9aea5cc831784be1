using System.Collections.Concurrent;

namespace Lossworks.Tuning;

/// <summary>Lets the store know that the trials begun here are still being worked on.</summary>
internal sealed class Heartbeats : IDisposable
{
    private readonly IStudyStore _store;
    private readonly string _study;
    private readonly TimeSpan _lease;
    private readonly ConcurrentDictionary<int, ActiveTrial> _active = new();
    private readonly Timer _timer;
    private int _beating;

    internal Heartbeats(IStudyStore store, string study, TimeSpan lease)
    {
        (_store, _study, _lease) = (store, study, lease);
        _timer = new(_ => Beat(), null, lease / 4, lease / 4);
    }

    internal bool Has(int number) => _active.ContainsKey(number);

    internal void Add(ActiveTrial trial) => _active[trial.Number] = trial;

    internal void Remove(ActiveTrial trial) => _active.TryRemove(new(trial.Number, trial));

    public void Dispose() => _timer.Dispose();

    /// <summary>A store that does not answer for a while must not end the process from a timer: the next beat tries again.</summary>
    private void Beat()
    {
        if (Interlocked.Exchange(ref _beating, 1) == 1)
            return;
        try
        {
            foreach (ActiveTrial trial in _active.Values)
            {
                if (!_store.Renew(_study, trial.Number, trial.Attempt, _lease) && _active.TryRemove(new(trial.Number, trial)))
                    trial.IsLost = true;
            }
        }
        catch (Exception e) when (e is StudyStoreException or ObjectDisposedException)
        {
            // What cannot be renewed is lost after the lease, and Tell says so.
        }
        finally
        {
            Interlocked.Exchange(ref _beating, 0);
        }
    }
}
