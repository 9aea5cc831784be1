using System.Globalization;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>What docs/precision.md promises of each function.</summary>
internal static class AccuracyBounds
{
    internal static IReadOnlyDictionary<string, Bound> All { get; } = File.ReadLines(Repository.Path("docs", "precision.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => new Bound(Number(cells[3]), Number(cells[4]), cells[5]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>One row of the table.</summary>
    /// <param name="Single">The largest error in float, in ulps.</param>
    /// <param name="Double">The largest error in double, in ulps.</param>
    /// <param name="Exception">Why more than the common bound is allowed; empty where nothing is.</param>
    internal readonly record struct Bound(double Single, double Double, string Exception);
}
