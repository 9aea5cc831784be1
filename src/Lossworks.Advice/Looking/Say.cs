using System.Globalization;

namespace Lossworks.Advice.Looking;

/// <summary>Numbers as they stand in sentences.</summary>
internal static class Say
{
    internal static string Number(double x) => x.ToString(Math.Abs(x) >= 10_000 ? "N0" : "G3", CultureInfo.InvariantCulture);

    internal static string Percent(double share) => share.ToString(Math.Abs(share) < 0.0995 ? "0.#%" : "0%", CultureInfo.InvariantCulture);

    /// <summary>a, b and c.</summary>
    internal static string List(IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];
}
