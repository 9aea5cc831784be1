using System.Text;

namespace Lossworks.Data;

/// <summary>The separator and the column names of a separated text file, found before DuckDB reads it.</summary>
internal sealed record CsvDialect(char Delimiter, IReadOnlyList<string> Names, bool HasHeader, IReadOnlyList<DataWarning> Warnings)
{
    // Enough to see a habit, few enough that a big file costs nothing.
    private const int RecordsLookedAt = 20;

    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    public static CsvDialect Find(DataSource source, ReadOptions options)
    {
        RequireUtf8Mark(source);
        var warnings = new List<DataWarning>();
        char delimiter = FindDelimiter(source, options, warnings);
        using var scanner = new CsvScanner(source.Open(), (byte)delimiter, skipBlank: true);
        if (!scanner.Next()) throw new DataException(source.Name, "the file is empty. It needs a header line and at least one row.");
        IReadOnlyList<string> names = options.HasHeader
            ? CsvHeader.Read(source, scanner, warnings)
            : [.. Enumerable.Range(1, scanner.FieldCount).Select(number => $"column{number}")];
        return new CsvDialect(delimiter, names, options.HasHeader, warnings);
    }

    private static char FindDelimiter(DataSource source, ReadOptions options, List<DataWarning> warnings)
    {
        char? usual = source.Format switch { DataFormat.Csv => ',', DataFormat.Tsv => '\t', _ => null };
        (char Delimiter, int Fields, bool Even)[] seen = [.. Candidates.Select(candidate => Look(source, candidate))];
        char best = seen.Where(look => look is { Even: true, Fields: > 1 }).OrderByDescending(look => look.Fields).FirstOrDefault().Delimiter;
        if (options.Delimiter is char asked) return RequireFits(source, asked, best);
        // The usual separator stands unless it divides the lines unevenly and another one divides them evenly.
        (char Delimiter, int Fields, bool Even) usualLook = seen.FirstOrDefault(look => look.Delimiter == usual);
        if (usualLook.Fields > 1 && (usualLook.Even || best == default)) return usualLook.Delimiter;
        char found = best != default ? best : seen.OrderByDescending(look => look.Fields).First().Delimiter;
        if (seen.First(look => look.Delimiter == found).Fields == 1) return usual ?? ',';
        if (usual is char expected)
        {
            warnings.Add(DataWarning.At(new Place(source.Name, 1), $"the columns are separated by {Show(found)}, not by {Show(expected)} as the"
                + $" extension says; read with {Show(found)}."));
        }
        return found;
    }

    private static char RequireFits(DataSource source, char asked, char best)
    {
        if (asked is '"' or '\n' or '\r' || !char.IsAscii(asked))
            throw new DataException(source.Name, $"{Show(asked)} cannot separate columns. Use an ASCII character other than a quote or a line end.");
        if (best != default && best != asked && Look(source, asked).Fields == 1)
        {
            throw new DataException(source.Name, $"wrong delimiter: with {Show(asked)} there is a single column, while {Show(best)} separates"
                + $" {Look(source, best).Fields} in every line. Ask for {Show(best)}, or for none.", row: 1);
        }
        return asked;
    }

    private static (char Delimiter, int Fields, bool Even) Look(DataSource source, char candidate)
    {
        using var scanner = new CsvScanner(source.Open(), (byte)candidate, skipBlank: true);
        if (!scanner.Next()) return (candidate, 0, false);
        int fields = scanner.FieldCount;
        bool even = true;
        for (int record = 1; record < RecordsLookedAt && scanner.Next(); record++) even &= scanner.FieldCount == fields;
        return (candidate, fields, even);
    }

    private static void RequireUtf8Mark(DataSource source)
    {
        Span<byte> start = stackalloc byte[2];
        using Stream stream = source.Open();
        int read = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        if (read == 2 && (start.SequenceEqual(Encoding.Unicode.Preamble) || start.SequenceEqual(Encoding.BigEndianUnicode.Preamble)))
            throw new DataException(source.Name, "the file is UTF-16, not UTF-8. Save it as UTF-8 (iconv -f UTF-16 -t UTF-8).", row: 1);
    }

    private static string Show(char delimiter) => delimiter == '\t' ? "a tab" : $"'{delimiter}'";
}
