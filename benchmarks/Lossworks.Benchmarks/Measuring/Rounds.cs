using System.Diagnostics;
using Lossworks.Benchmarks.Cases;

namespace Lossworks.Benchmarks.Measuring;

/// <summary>Measures ours and every peer in turn, round after round: what disturbs the machine disturbs all of them.</summary>
/// <param name="rounds">At most how many; slow cases get fewer, but at least <see cref="FewestRounds"/>.</param>
/// <param name="sample">How long one contender runs per round.</param>
/// <param name="limit">About how long all rounds of a case may take.</param>
internal sealed class Rounds(int rounds, TimeSpan sample, TimeSpan limit)
{
    internal const int FewestRounds = 5;

    private const int MostCalls = 1 << 22;

    /// <summary>Who was measured before has used the caches: a share of the calls of a sample goes before it.</summary>
    private const int WarmShare = 8;

    /// <summary>The runtime compiles anew, beside the running program, what was called 30 times; that takes several turns where methods are nested.</summary>
    private static readonly TimeSpan s_firstWarmUp = TimeSpan.FromMilliseconds(400), s_warmUp = TimeSpan.FromMilliseconds(10);

    private readonly HashSet<(string Contender, string Loss, bool Hessian, bool Parallel)> _warm = [];

    internal IEnumerable<Timing> Measure(Case of, Contender ours, IReadOnlyList<Contender> peers)
    {
        Contender[] all = [ours, .. peers];
        int[] calls = [.. all.Select(c => Calls(c, of))];
        double[][] times = [.. all.Select(_ => new double[rounds])];
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        while (done < rounds && (done < FewestRounds || Stopwatch.GetElapsedTime(start) < limit))
        {
            // Who begins alternates, so that nobody always meets the cache that the same other left.
            for (int k = 0; k < all.Length; k++)
            {
                int i = (k + done) % all.Length;
                if (calls[i] >= WarmShare)
                    all[i].Nanoseconds(calls[i] / WarmShare);
                times[i][done] = all[i].Nanoseconds(calls[i]);
            }

            done++;
        }

        return peers.Select((peer, i) => Timing.Of(of.Name, of.Size, of.Threads, times[0][..done], peer.Name, times[i + 1][..done]));
    }

    /// <summary>How many calls fill a sample, after warming up.</summary>
    private int Calls(Contender contender, Case of)
    {
        TimeSpan warmUp = _warm.Add((contender.Name, of.Subject.Name, of.Hessian, of.Threads > 1)) ? s_firstWarmUp : s_warmUp;
        long start = Stopwatch.GetTimestamp();
        int calls = 1;
        double shortest = double.PositiveInfinity;
        do
        {
            // The shortest: the last one may have been interrupted, and the first ones were not compiled well yet.
            shortest = Math.Min(shortest, contender.Nanoseconds(calls));
            calls = (int)Math.Clamp(sample.TotalNanoseconds / shortest, 1, MostCalls);
        }
        while (Stopwatch.GetElapsedTime(start) < warmUp);
        return calls;
    }
}
