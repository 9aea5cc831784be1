using System.Collections.Concurrent;

namespace Lossworks.Tuning;

/// <summary>Lets the store know that the trials begun here are still being worked on.</summary>
/// <remarks>On a thread of its own: those of the pool may all be busy with what is tried, and a silent worker loses its trials.</remarks>
internal sealed class Heartbeats(IStudyStore store, string study, TimeSpan lease) : IDisposable
{
    private readonly ConcurrentDictionary<int, ActiveTrial> _active = new();
    private readonly ManualResetEventSlim _over = new();
    private Thread? _thread;

    internal bool Has(int number) => _active.ContainsKey(number);

    internal void Add(ActiveTrial trial)
    {
        _active[trial.Number] = trial;
        if (_thread is not null)
            return;
        Thread thread = new(Beat) { IsBackground = true, Name = $"{study} heartbeats", Priority = ThreadPriority.AboveNormal };
        if (Interlocked.CompareExchange(ref _thread, thread, null) is null)
            thread.Start();
    }

    internal void Remove(ActiveTrial trial) => _active.TryRemove(new(trial.Number, trial));

    /// <summary>Ends the thread, and waits for a beat in progress: the store may be disposed of next.</summary>
    public void Dispose()
    {
        _over.Set();
        _thread?.Join();
        _active.Clear();
    }

    private void Beat()
    {
        while (!_over.Wait(lease / 4))
        {
            foreach (ActiveTrial trial in _active.Values)
            {
                if (_over.IsSet)
                    return;
                Renew(trial);
            }
        }
    }

    /// <summary>A store that does not answer for a while must not end the process from here: the next beat tries again, and what is lost by then, Tell says.</summary>
    private void Renew(ActiveTrial trial)
    {
        try
        {
            if (!store.Renew(study, trial.Number, trial.Attempt, lease) && _active.TryRemove(new(trial.Number, trial)))
                trial.IsLost = true;
        }
        catch (Exception e) when (e is StudyStoreException or ObjectDisposedException)
        {
        }
    }
}
