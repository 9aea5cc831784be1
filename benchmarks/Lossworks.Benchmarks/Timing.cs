using System.Diagnostics;

namespace Lossworks.Benchmarks;

/// <summary>Ours against a peer: interleaved, several rounds, median and spread of the ratio.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Size">How many elements.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="OursNs">Median time of ours for one call, in nanoseconds.</param>
/// <param name="Peer">Against what.</param>
/// <param name="PeerNs">Median time of the peer.</param>
/// <param name="Ratio">Median of peer / ours per round: above 1 we are faster.</param>
/// <param name="Spread">Half the distance between the quartiles of that ratio.</param>
internal sealed record Timing(string Name, int Size, int Threads, double OursNs, string Peer, double PeerNs, double Ratio, double Spread)
{
    internal static Timing Compare(string name, int size, int threads, Action ours, string peer, Action theirs, int rounds = 15)
    {
        int calls = Calls(ours, theirs);
        double[] a = new double[rounds], b = new double[rounds], ratios = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            // The order alternates, so that neither always meets the warmer cache.
            if (round % 2 == 0)
                (a[round], b[round]) = (Time(ours, calls), Time(theirs, calls));
            else
                (b[round], a[round]) = (Time(theirs, calls), Time(ours, calls));
            ratios[round] = b[round] / a[round];
        }

        Array.Sort(ratios);
        double spread = (ratios[3 * rounds / 4] - ratios[rounds / 4]) / 2;
        return new(name, size, threads, Median(a), peer, Median(b), ratios[rounds / 2], spread);
    }

    /// <summary>As many calls as fill about 10 ms, after warming up both.</summary>
    private static int Calls(Action ours, Action theirs)
    {
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            ours();
            theirs();
            if (i >= 3 && Stopwatch.GetElapsedTime(start).TotalMilliseconds > 10)
                break;
        }

        int calls = 1;
        while (Time(ours, calls) * calls < 1e7 && calls < 1 << 24)
            calls *= 2;
        return calls;
    }

    private static double Time(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
