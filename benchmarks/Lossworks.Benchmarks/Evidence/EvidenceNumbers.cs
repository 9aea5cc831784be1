using System.Globalization;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>Numbers for people.</summary>
internal static class EvidenceNumbers
{
    /// <summary>About three digits; what rounds to nothing has no sign.</summary>
    internal static string Percent(double x) =>
        (100 * (Math.Abs(x) < 5e-5 ? 0 : x)).ToString(Math.Abs(x) switch { < 5e-5 => "0", >= 0.1 => "0.#", >= 0.01 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture) + " %";

    internal static string Percent(Average x) => $"{Percent(x.Mean)} ± {Percent(x.StandardError)}";

    internal static string Of(Share x) => $"{x.Hits}/{x.Of}";

    internal static string Seconds(double x) => x.ToString("0.00", CultureInfo.InvariantCulture) + " s";
}
