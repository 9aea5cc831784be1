using System.Globalization;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Results;

/// <summary>Timings for machines: one object per line.</summary>
internal static class JsonArray
{
    internal static string Of(IEnumerable<Timing> timings) => "[" + string.Join(",\n ", timings.Select(One)) + "]";

    private static string One(Timing x) =>
        $$"""{"name":"{{x.Name}}","size":{{x.Size}},"threads":{{x.Threads}},"oursNs":{{Text(x.OursNs, 1)}},"peer":"{{x.Peer}}",""" +
        $$""" "peerNs":{{Text(x.PeerNs, 1)}},"ratio":{{Text(x.Ratio, 3)}},"spread":{{Text(x.Spread, 3)}}}""";

    private static string Text(double number, int digits) => number.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
