using System.Collections.Concurrent;
using Lossworks.Benchmarks.Contenders;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>Processes with Optuna, one for each run that goes on at the same time; none where it cannot be had, which is told.</summary>
internal sealed class OptunaPool : IDisposable
{
    private readonly ConcurrentBag<PeerProcess> _idle = [];

    internal OptunaPool(bool wanted, Action<string> tell)
    {
        if (!wanted)
            return;
        try
        {
            PeerProcess first = PeerHost.StartOptuna();
            Versions = first.Peers;
            foreach ((string peer, string reason) in first.Missing)
                tell($"left out: {peer}: {reason}");
            _idle.Add(first);
        }
        catch (PeerException e)
        {
            tell($"left out: {PeerHost.Optuna}: {e.Message}");
        }
    }

    /// <summary>What is there: Optuna, and what its samplers need beside, with versions.</summary>
    internal IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>();

    /// <summary>A process for one run.</summary>
    /// <exception cref="PeerException">None starts.</exception>
    internal PeerProcess Rent() => _idle.TryTake(out PeerProcess? process) ? process : PeerHost.StartOptuna();

    /// <summary>Takes a process back; one that failed is ended.</summary>
    internal void Return(PeerProcess process, bool failed)
    {
        if (failed)
            process.Dispose();
        else
            _idle.Add(process);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out PeerProcess? process))
            process.Dispose();
    }
}
