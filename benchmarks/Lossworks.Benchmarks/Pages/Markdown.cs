using System.Globalization;
using System.Text;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Pages;

/// <summary>Tables and numbers in Markdown.</summary>
internal static class Markdown
{
    internal static string Table(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        string[] titles = [.. header];
        StringBuilder text = new();
        Line(text, titles);
        Line(text, titles.Select((_, i) => i == 0 ? "---" : "--:"));
        foreach (IEnumerable<string> row in rows)
            Line(text, row);
        return text.ToString();
    }

    /// <summary>A ratio with its spread; in three digits.</summary>
    internal static string Ratio(Timing x) => $"{Digits(x.Ratio)} ± {Digits(x.Spread)}";

    internal static string Digits(double x) => x.ToString(x < 0.995 ? "F2" : x < 9.95 ? "F1" : "N0", CultureInfo.InvariantCulture);

    /// <summary>1 K, 16 M where it is a power of two; otherwise the number.</summary>
    internal static string Size(int size) => size switch
    {
        >= 1 << 20 when size % (1 << 20) == 0 => $"{size >> 20} M",
        >= 1 << 10 when size % (1 << 10) == 0 => $"{size >> 10} K",
        _ => size.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
