namespace Lossworks.Benchmarks.Measuring;

/// <summary>Ours against a peer.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Size">How many predictions; of a fit, how many rows.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="OursNs">Median time of ours for one call, in nanoseconds.</param>
/// <param name="Peer">Against whom.</param>
/// <param name="PeerNs">Median time of the peer.</param>
/// <param name="Ratio">Median of peer / ours per round: above 1 we are faster.</param>
/// <param name="Spread">Half the distance between the quartiles of that ratio.</param>
internal sealed record Timing(string Name, int Size, int Threads, double OursNs, string Peer, double PeerNs, double Ratio, double Spread)
{
    /// <summary>From the times of each round.</summary>
    internal static Timing Of(string name, int size, int threads, double[] ours, string peer, double[] theirs)
    {
        double[] ratios = [.. ours.Zip(theirs, (a, b) => b / a).Order()];
        double spread = (ratios[3 * ratios.Length / 4] - ratios[ratios.Length / 4]) / 2;
        return new(name, size, threads, Median(ours), peer, Median(theirs), ratios[ratios.Length / 2], spread);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
