using Apache.Arrow;
using DuckDB.NET.Data;

namespace Lossworks.Data;

/// <summary>A source that DuckDB has open: its columns, its rows as often as needed, and errors that say where.</summary>
internal sealed class OpenSource : IDisposable
{
    /// <summary>The longest record of a separated text file, in bytes. The memory that DuckDB takes grows with it, also for short records.</summary>
    public const int LongestRecord = 1 << 24;

    private const string OutOfMemory = "Out of Memory";

    private readonly DuckDb _duck;
    private readonly string _relation;
    private readonly Func<DataException?> _diagnose;

    // What DuckDB sets aside for a record is many times its length, so little memory allows only short ones.
    private const int RecordsInMemory = 32;

    private OpenSource(DataSource source, DuckDb duck, string relation, IReadOnlyList<SourceColumn> columns, RowLocator locator,
        IReadOnlyList<DataWarning> warnings, Func<DataException?> diagnose)
    {
        (Source, _duck, _relation, Columns, Locator, Warnings, _diagnose) = (source, duck, relation, columns, locator, warnings, diagnose);
    }

    public DataSource Source { get; }

    public IReadOnlyList<SourceColumn> Columns { get; }

    public RowLocator Locator { get; }

    public IReadOnlyList<DataWarning> Warnings { get; }

    public static OpenSource Open(DataSource source, ReadOptions options, CancellationToken stop, SpillOptions? limits = null)
    {
        var duck = new DuckDb(limits);
        try
        {
            return source.Format switch
            {
                DataFormat.Csv or DataFormat.Tsv or DataFormat.Delimited => OpenCsv(source, duck, CsvDialect.Find(source, options), limits),
                DataFormat.Json or DataFormat.JsonLines => OpenJson(source, duck),
                DataFormat.Parquet => OpenTyped(source, duck, $"read_parquet({SqlText.Literal(source.Text)})"),
                _ => OpenQuery(source, duck, stop),
            };
        }
        catch
        {
            duck.Dispose();
            throw;
        }
    }

    /// <summary>The rows of these columns.</summary>
    public IEnumerable<RecordBatch> Rows(IEnumerable<SourceColumn> columns, CancellationToken stop)
    {
        string query = $"SELECT {string.Join(", ", columns.Select((column, index) => $"{column.Expression} AS v{index}"))} FROM {_relation}";
        using IEnumerator<RecordBatch> batches = _duck.Stream(query, stop).GetEnumerator();
        while (Guard(Source, _diagnose, batches.MoveNext)) yield return batches.Current;
    }

    /// <summary>Turns what was seen in a column into its place, for messages; without a sighting, the column as a whole.</summary>
    public Func<Sighting?, Place> PlaceOf(SourceColumn column)
    {
        return seen => new Place(Source.Name, seen is null ? null : Locator.LineOf(seen.Row), column.Name, Locator.Word);
    }

    public void Dispose() => _duck.Dispose();

    private static OpenSource OpenCsv(DataSource source, DuckDb duck, CsvDialect dialect, SpillOptions? limits)
    {
        int longest = (int)Math.Min(LongestRecord, (limits?.Memory ?? long.MaxValue) / RecordsInMemory);
        // Everything as text, strictly: DuckDB's own typing is lenient in ways that hide errors (a column silently becomes text, rows are padded).
        IEnumerable<string> names = dialect.Names.Select((_, index) => $"'c{index}': 'VARCHAR'");
        string relation = $"read_csv({SqlText.Literal(source.Text)}, auto_detect = false, header = {dialect.HasHeader}, delim = "
            + $"{SqlText.Literal(dialect.Delimiter.ToString())}, quote = '\"', escape = '\"', strict_mode = true, null_padding = false,"
            + $" max_line_size = {longest}, buffer_size = {2 * longest}, columns = {{{string.Join(", ", names)}}})";
        SourceColumn[] columns = [.. dialect.Names.Select((name, index) => new SourceColumn(name, $"c{index}", NativeKind.Text))];
        return new OpenSource(source, duck, relation, columns, RowLocator.Csv(source, dialect), dialect.Warnings, () => CsvDiagnosis.Of(source, dialect, longest));
    }

    private static OpenSource OpenJson(DataSource source, DuckDb duck)
    {
        bool lines = source.Format == DataFormat.JsonLines;
        string file = $"{SqlText.Literal(source.Text)}, format = '{(lines ? "newline_delimited" : "auto")}', records = true";
        Func<DataException?> diagnose = lines ? () => JsonLinesDiagnosis.Of(source) : () => EmptySource.Json(source);
        // The names come from all rows, since a name may be absent from most; the values as written, so that the same rules type them as in CSV.
        IReadOnlyList<(string Name, string Type)> found = Guard(source, diagnose, () => duck.Describe($"SELECT * FROM read_json({file}, sample_size = -1)"));
        IEnumerable<string> types = found.Select(column => $"{SqlText.Literal(column.Name)}: 'VARCHAR'");
        string relation = $"read_json({file}, columns = {{{string.Join(", ", types)}}})";
        SourceColumn[] columns = [.. found.Select(column => new SourceColumn(column.Name, SqlText.Identifier(column.Name), NativeKind.Text))];
        return new OpenSource(source, duck, relation, columns, lines ? RowLocator.JsonLines(source) : RowLocator.Rows, [], diagnose);
    }

    private static OpenSource OpenQuery(DataSource source, DuckDb duck, CancellationToken stop)
    {
        IReadOnlyList<(string Name, string Type)> columns = Guard(source, () => null, () => duck.Describe(source.Text));
        ColumnNames.RequireUnique(source.Name, null, [.. columns.Select(column => column.Name)]);
        // The query runs once: a second run might order rows or draw random numbers differently. What exceeds memory goes to the temporary folder.
        Guard(source, () => null, () =>
        {
            duck.Run($"CREATE TEMP TABLE lossworks_rows AS {source.Text}", stop);
            return true;
        });
        return OpenTyped(source, duck, "lossworks_rows");
    }

    private static OpenSource OpenTyped(DataSource source, DuckDb duck, string relation)
    {
        IReadOnlyList<(string Name, string Type)> found = Guard(source, () => null, () => duck.Describe($"SELECT * FROM {relation}"));
        SourceColumn[] columns = [.. found.Select(column => TypedColumn.Of(column.Name, column.Type))];
        DataWarning[] warnings = [.. found.Where(column => TypedColumn.IsNested(column.Type)).Select(column => TypedColumn.Warn(source, column))];
        return new OpenSource(source, duck, relation, columns, RowLocator.Rows, warnings, () => null);
    }

    private static T Guard<T>(DataSource source, Func<DataException?> diagnose, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException error)
        {
            string reason = error.Message.Split('\n')[0].Trim();
            if (error.Message.StartsWith(OutOfMemory, StringComparison.Ordinal))
                throw new DataException(source.Name, $"DuckDB needs more memory to read this than it may take. Allow more. It says: {reason}", inner: error);
            throw diagnose() ?? new DataException(source.Name, $"DuckDB cannot read this: {reason}", inner: error);
        }
    }
}
