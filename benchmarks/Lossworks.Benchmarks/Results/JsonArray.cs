using System.Text.Json;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Results;

/// <summary>Timings for machines: one object per line.</summary>
internal static class JsonArray
{
    internal static string Of(IEnumerable<Timing> timings) => "[" + string.Join(",\n ", timings.Select(One)) + "]";

    private static string One(Timing x) => JsonSerializer.Serialize(
        x with { OursNs = Math.Round(x.OursNs, 1), PeerNs = Math.Round(x.PeerNs, 1), Ratio = Math.Round(x.Ratio, 3), Spread = Math.Round(x.Spread, 3) },
        JsonSerializerOptions.Web);
}
