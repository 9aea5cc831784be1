using System.Globalization;
using Lossworks.Benchmarks.Cases;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Pages;

/// <summary>What the machine can do: bytes per second at each size, exp and arithmetic per second.</summary>
internal static class RooflineTable
{
    private const int BytesPerElement = 3 * sizeof(float);

    internal static string Of(ResultsFile results)
    {
        int[] threads = [.. results.Timings.Select(t => t.Threads).Distinct().Order()];
        IEnumerable<Timing> triads = results.Timings.Where(t => t is { Name: "squared-error", Peer: LocalPeers.Triad, Size: >= 1024 });
        IEnumerable<Timing> exps = results.Timings.Where(t => t is { Name: Subject.Exp, Peer: LocalPeers.Exp });
        IEnumerable<string[]> rows =
        [
            .. triads.GroupBy(t => t.Size).Select(size => Row(
                Text($"triad over {(double)BytesPerElement * size.Key / (1 << 20):G3} MiB, GB/s"), threads, size, t => BytesPerElement * t.Size / t.PeerNs)),
            Row("exp, G/s, the best of all sizes", threads, exps, t => t.Size / t.PeerNs),
            ["multiply-adds in registers, GFLOP/s", .. threads.Select(n => Text($"{results.PeakFlops?.GetValueOrDefault(n):F0}"))],
        ];
        return Markdown.Table(["", .. threads.Select(n => n == 1 ? "one thread" : $"{n} threads")], rows);
    }

    /// <summary>The best rate for each number of threads.</summary>
    private static string[] Row(string title, int[] threads, IEnumerable<Timing> timings, Func<Timing, double> rate) =>

    [
        title,
        .. threads.Select(n => timings.Where(t => t.Threads == n).Select(rate).DefaultIfEmpty().Max()).Select(best => best > 0 ? Markdown.Digits(best) : ""),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
