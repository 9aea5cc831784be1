using System.Text;
using System.Text.Unicode;

namespace Lossworks.Data;

/// <summary>Finds where and why a separated text file could not be read; runs only after DuckDB has refused it.</summary>
internal static class CsvDiagnosis
{
    private const int ShownLength = 40;

    /// <summary>The precise error, or null when the file looks sound.</summary>
    public static DataException? Of(DataSource source, CsvDialect dialect, int longest)
    {
        int expected = dialect.Names.Count;
        using var scanner = new CsvScanner(source.Open(), (byte)dialect.Delimiter, skipBlank: expected > 1);
        string? ending = null;
        while (scanner.Next())
        {
            DataException? error = NotText(source, dialect, scanner) ?? Quotes(source, dialect, scanner) ?? Ragged(source, dialect, scanner, expected);
            if (error is not null) return error;
            ending ??= scanner.Ending;
            if (scanner.Length > longest) return TooLong(source, scanner, longest);
            if (scanner.Ending != "" && scanner.Ending != ending) return MixedEndings(source, scanner, ending);
        }
        return null;
    }

    public static DataException NotUtf8(DataSource source, long line, string column)
    {
        return new DataException(source.Name, "the bytes are not UTF-8. Save the file as UTF-8 (from Latin-1: iconv -f LATIN1 -t UTF-8).", line, column);
    }

    private static DataException? NotText(DataSource source, CsvDialect dialect, CsvScanner scanner)
    {
        for (int field = 0; field < scanner.FieldCount; field++)
        {
            if (!Utf8.IsValid(scanner.Field(field))) return NotUtf8(source, scanner.LineOf(field), NameOf(dialect, field));
        }
        return null;
    }

    private static DataException? Quotes(DataSource source, CsvDialect dialect, CsvScanner scanner)
    {
        if (scanner.IsUnterminated)
        {
            int last = scanner.FieldCount - 1;
            return new DataException(source.Name, "a quote opens here and never closes. Close it, or double the quotes that belong to the text (\"\").",
                scanner.LineOf(last), NameOf(dialect, last));
        }
        if (scanner.BrokenField < 0) return null;
        return new DataException(source.Name, $"there is text after the closing quote ({Show(scanner.Field(scanner.BrokenField))}). Double the quotes"
            + " that belong to the text (\"\").", scanner.LineOf(scanner.BrokenField), NameOf(dialect, scanner.BrokenField));
    }

    private static DataException? Ragged(DataSource source, CsvDialect dialect, CsvScanner scanner, int expected)
    {
        int count = scanner.FieldCount;
        bool trailingSeparator = count == expected + 1 && scanner.Field(expected).Length == 0;
        if (count == expected || trailingSeparator) return null;
        string first = dialect.HasHeader ? "the header" : "the first line";
        string column = count < expected ? dialect.Names[count] : dialect.Names[^1];
        string what = count < expected ? $"the value of \"{column}\" and what follows is missing" : $"there is more after \"{column}\"";
        return new DataException(source.Name, $"this line has {count} field{(count == 1 ? "" : "s")}, {first} has {expected}: {what}. A value that contains"
            + " the separator must be quoted.", scanner.Line, column);
    }

    private static DataException TooLong(DataSource source, CsvScanner scanner, int longest)
    {
        return new DataException(source.Name, $"this record has {scanner.Length:N0} bytes, more than the {longest:N0} that can be read"
            + $"{(longest < OpenSource.LongestRecord ? " in so little memory" : "")}. Look for a quote that closes too late, or shorten the text.", scanner.Line);
    }

    private static DataException MixedEndings(DataSource source, CsvScanner scanner, string ending)
    {
        return new DataException(source.Name, $"this line ends with {Name(scanner.Ending)}, those before with {Name(ending)}. Save the file with one kind of"
            + " line ending.", scanner.Line);
    }

    private static string Name(string ending) => ending switch { "\n" => "LF", "\r\n" => "CR LF", _ => "CR" };

    private static string NameOf(CsvDialect dialect, int field) => field < dialect.Names.Count ? dialect.Names[field] : $"column{field + 1}";

    private static string Show(ReadOnlySpan<byte> field)
    {
        string text = Encoding.UTF8.GetString(field);
        return text.Length <= ShownLength ? text : text[..ShownLength] + "...";
    }
}
