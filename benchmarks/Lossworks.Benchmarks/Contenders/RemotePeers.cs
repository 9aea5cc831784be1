using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>The peers in processes of their own, as far as they are wanted and can be had; who is left out is told, with the reason.</summary>
internal sealed class RemotePeers : IDisposable
{
    /// <summary>Threads of OpenMP spin for some milliseconds after their work; who is measured next should not share a core with that.</summary>
    private static readonly TimeSpan s_spinning = TimeSpan.FromMilliseconds(10);

    private readonly Dictionary<string, PeerHost> _hosts = [];
    private readonly Dictionary<PeerHost, PeerProcess> _running = [];
    private readonly Action<string> _tell;

    internal RemotePeers(Func<string, bool> wanted, Action<string> tell)
    {
        _tell = tell;
        foreach (PeerHost host in PeerHost.All.Where(h => h.Peers.Any(wanted)))
            Start(host, wanted);
    }

    /// <summary>Every name that there could be.</summary>
    internal static IEnumerable<string> Names => PeerHost.All.SelectMany(h => h.Peers);

    /// <summary>Those that are there, with their versions.</summary>
    internal SortedDictionary<string, string> Versions { get; } = [];

    /// <summary>A peer made ready for a case; none where it is not there, has no such loss, or fails, which is told.</summary>
    internal Contender? Prepare(string peer, Case of)
    {
        if (!_hosts.TryGetValue(peer, out PeerHost? host))
            return null;
        Question question = new("prepare")
        {
            Peer = peer,
            Loss = of.Subject.Name,
            Rows = of.Rows,
            Columns = of.Columns,
            Hessian = of.Hessian,
            Threads = of.Threads,
        };
        try
        {
            Answer ready = _running[host].Ask(question);
            return ready.No is null ? new(peer, calls => Time(host, question, calls), ready.Value) : null;
        }
        catch (PeerException e)
        {
            Lose(host, $"{of.Name}: {e.Message}");
            return null;
        }
    }

    /// <summary>A fit by one of the peer's trainers; a process that takes longer than its limit is ended and started anew.</summary>
    /// <exception cref="PeerException">It went wrong, or took too long.</exception>
    internal Answer Fit(Question question, TimeSpan limit)
    {
        PeerHost host = _hosts[question.Peer!];
        try
        {
            return _running[host].Ask(question, limit);
        }
        catch (PeerException e) when (e.TimedOut)
        {
            _running[host].Dispose();
            _running[host] = host.Start();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (PeerProcess process in _running.Values)
            process.Dispose();
    }

    private void Start(PeerHost host, Func<string, bool> wanted)
    {
        try
        {
            PeerProcess process = host.Start();
            _running[host] = process;
            foreach ((string peer, string version) in process.Peers.Where(p => wanted(p.Key)))
                (_hosts[peer], Versions[peer]) = (host, version);
            foreach ((string peer, string reason) in process.Missing.Where(p => wanted(p.Key)))
                _tell($"left out: {peer}: {reason}");
        }
        catch (PeerException e)
        {
            foreach (string peer in host.Peers.Where(wanted))
                _tell($"left out: {peer}: {e.Message}");
        }
    }

    /// <summary>One process serves several peers, and keeps for each the call that was made ready last.</summary>
    private double Time(PeerHost host, Question question, int calls)
    {
        try
        {
            Answer answer = _running[host].Ask(new("time") { Peer = question.Peer, Calls = calls });
            if (question.Threads > 1)
                Thread.Sleep(s_spinning);
            return answer.Ns ?? throw new PeerException("no time in its answer");
        }
        catch (PeerException e)
        {
            Lose(host, e.Message);
            throw;
        }
    }

    /// <summary>A process that failed once is not asked again.</summary>
    private void Lose(PeerHost host, string why)
    {
        _running[host].Dispose();
        foreach (string peer in host.Peers.Where(_hosts.Remove))
            _tell($"left out from here on: {peer}: {why}");
    }
}
