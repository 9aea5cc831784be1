namespace Lossworks.Data;

/// <summary>Turns the number of a data row into the line of the file. Text files are walked through only when a message needs it.</summary>
internal sealed class RowLocator
{
    private readonly Func<long, long> _find;

    private RowLocator(string word, Func<long, long> find)
    {
        Word = word;
        _find = find;
    }

    /// <summary>"line" for text files, "row" otherwise.</summary>
    public string Word { get; }

    /// <summary>Rows numbered from 1.</summary>
    public static RowLocator Rows { get; } = new("row", row => row + 1);

    public static RowLocator Csv(DataSource source, CsvDialect dialect)
    {
        long header = dialect.HasHeader ? 1 : 0;
        return new RowLocator("line", row => Walk(source, (byte)dialect.Delimiter, skipBlank: dialect.Names.Count > 1, row + header));
    }

    public static RowLocator JsonLines(DataSource source) => new("line", row => Walk(source, delimiter: 0, skipBlank: true, row));

    /// <summary>The line (or row) of a data row, which is counted from 0.</summary>
    public long LineOf(long row) => _find(row);

    private static long Walk(DataSource source, byte delimiter, bool skipBlank, long records)
    {
        using var scanner = new CsvScanner(source.Open(), delimiter, skipBlank);
        for (long record = 0; record <= records; record++)
        {
            if (!scanner.Next()) break;
        }
        return scanner.Line;
    }
}
