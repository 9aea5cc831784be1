using System.Globalization;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Numbers in sentences, the same in every country.</summary>
internal static class Text
{
    /// <summary>A share in percent: 12 %, 0.3 %, 99.7 %; never all of it if something is missing.</summary>
    internal static string Percent(double share) => share is > 0.99 and < 1
        ? (Math.Floor(share * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture) + " %"
        : (100 * share).ToString(share is >= 0.0995 or 0 ? "0" : "0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>Two or three digits.</summary>
    internal static string Short(double x) => x.ToString(Math.Abs(x) >= 100 ? "N0" : "G3", CultureInfo.InvariantCulture);

    internal static string Tenths(double x) => x.ToString("0.0", CultureInfo.InvariantCulture);
}
