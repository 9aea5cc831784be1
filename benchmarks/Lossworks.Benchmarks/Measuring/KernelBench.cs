using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Contenders;

namespace Lossworks.Benchmarks.Measuring;

/// <summary>Runs the cases: makes everybody ready, sees that all compute the same, and measures.</summary>
internal sealed class KernelBench(Choice choice, Rounds rounds, RemotePeers remote, Action<string> tell)
{
    /// <summary>Float sums of millions of numbers differ by so much, relative, and still mean the same.</summary>
    private const double SameValue = 1e-3;

    internal IEnumerable<Timing> Run()
    {
        foreach (Case of in Suite.Of(choice))
        {
            foreach (Timing timing in Measure(of))
                yield return timing;
            GC.Collect();
        }
    }

    private IEnumerable<Timing> Measure(Case of)
    {
        CaseNumbers numbers = new(of);
        Contender ours = Ours.Make(of, numbers);
        while (true)
        {
            try
            {
                List<Contender> peers = [.. Peers(of, numbers).Where(p => IsSame(of, ours, p))];
                return [.. rounds.Measure(of, ours, peers)];
            }
            catch (PeerException)
            {
                // A process ended while it was measured; it has been told, and is not there the next time.
            }
        }
    }

    private IEnumerable<Contender> Peers(Case of, CaseNumbers numbers)
    {
        foreach (LocalPeer peer in LocalPeers.All.Where(p => choice.WantsPeer(p.Name)))
        {
            if (peer.Make(of, numbers) is { } run)
                yield return Contender.Here(peer.Name, run);
        }

        foreach (string name in RemotePeers.Names.Where(choice.WantsPeer))
        {
            if (remote.Prepare(name, of) is { } peer)
                yield return peer;
        }
    }

    /// <summary>Who computes something else is no peer.</summary>
    private bool IsSame(Case of, Contender ours, Contender peer)
    {
        bool same = ours.Value is not { } a || peer.Value is not { } b || Math.Abs(a - b) <= SameValue * Math.Abs(a);
        if (!same)
            tell($"left out: {peer.Name}: {of.Name} at {of.Size}: it finds {peer.Value}, ours {ours.Value}");
        return same;
    }
}
