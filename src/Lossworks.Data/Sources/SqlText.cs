using System.Text.RegularExpressions;

namespace Lossworks.Data;

/// <summary>Recognizes, shortens and quotes SQL.</summary>
internal static partial class SqlText
{
    public static bool Is(string text) => Beginning().IsMatch(text);

    public static string Shorten(string sql, int length)
    {
        string line = Spaces().Replace(sql.Trim(), " ");
        return line.Length <= length ? line : line[..(length - 3)] + "...";
    }

    public static string Literal(string text) => "'" + text.Replace("'", "''") + "'";

    public static string Identifier(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    // The keyword must end there, so that "selection.csv" and "from.csv" stay paths.
    [GeneratedRegex(@"^\s*(SELECT|WITH|FROM)[\s(*'""]", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
