using System.Text;

namespace Lossworks.Reports;

/// <summary>Makes text fit for XML: control signs and halves of signs, which no page can hold, become spaces or a replacement sign.</summary>
internal static class CleanText
{
    /// <summary>The text on one line.</summary>
    public static string Of(string text) => Of(text, keepLines: false);

    /// <summary>The text with its line ends and tabs.</summary>
    public static string KeepingLines(string text) => Of(text, keepLines: true);

    private static string Of(string text, bool keepLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' && keepLines) clean.Append((char)rune.Value);
            else if (rune.Value is '\n' or '\t' or '\r') clean.Append(' ');
            else if (Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF) clean.Append('\uFFFD');
            else clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
