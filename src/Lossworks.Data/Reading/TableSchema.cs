using Apache.Arrow;
using Array = System.Array;

namespace Lossworks.Data;

/// <summary>
/// What the first pass over a source finds: how many rows, and how each column is stored. It makes the second pass allocate exactly, and every
/// batch of a stream alike; DuckDB reads fast enough (a million rows in about a second) for a pass to be cheap.
/// </summary>
internal sealed record TableSchema(IReadOnlyList<ColumnSchema> Columns, int Rows, IReadOnlyList<DataWarning> Warnings)
{
    /// <param name="source">What to look through.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cells">What cells mean.</param>
    /// <param name="stop">Stops between chunks.</param>
    /// <param name="spill">Which columns to look at, and which to predict, where the rows go to disk; null is all.</param>
    public static TableSchema Scan(OpenSource source, ReadOptions options, CellText cells, CancellationToken stop, SpillOptions? spill = null)
    {
        foreach (string name in options.Kinds.Keys)
        {
            if (source.Columns.All(column => column.Name != name))
                throw ColumnNames.Unknown(source.Source.Name, name, source.Columns.Select(column => column.Name));
        }
        IEnumerable<SourceColumn> kept = spill?.Pick(source.Source.Name, source.Columns) ?? source.Columns;
        ColumnProfile[] profiles = [.. kept.Select(column => new ColumnProfile(column, cells, NeedsLevels(options, column)))];
        Pass(source, profiles, stop);
        if (profiles.Length == 0 || profiles[0].Rows == 0)
            throw EmptySource.Error(source.Source);
        if (profiles[0].Rows > Array.MaxLength)
            throw new DataException(source.Source.Name, $"{profiles[0].Rows:N0} rows are more than one table can hold ({Array.MaxLength:N0})."
                + " Take a part with a SQL query.");
        Complete(source, profiles, cells, stop);
        return Decide(source, profiles, options, spill?.Target);
    }

    private static bool NeedsLevels(ReadOptions options, SourceColumn column)
    {
        return options.Kinds.TryGetValue(column.Name, out ColumnKind kind) && kind is ColumnKind.Category or ColumnKind.YesNo;
    }

    private static void Pass(OpenSource source, ColumnProfile[] profiles, CancellationToken stop)
    {
        foreach (RecordBatch batch in source.Rows(profiles.Select(profile => profile.Column), stop))
        {
            for (int index = 0; index < profiles.Length; index++) profiles[index].Add(batch.Column(index));
        }
    }

    // Texts that turn up after a thousand numbers make the column a category, whose levels include the numbers: those columns are seen again.
    private static void Complete(OpenSource source, ColumnProfile[] profiles, CellText cells, CancellationToken stop)
    {
        int[] open = [.. Enumerable.Range(0, profiles.Length).Where(index => !profiles[index].LevelsComplete)];
        if (open.Length == 0) return;
        ColumnProfile[] again = [.. open.Select(index => new ColumnProfile(profiles[index].Column, cells, collectLevels: true))];
        Pass(source, again, stop);
        for (int index = 0; index < open.Length; index++) profiles[open[index]] = again[index];
    }

    private static TableSchema Decide(OpenSource source, ColumnProfile[] profiles, ReadOptions options, string? target)
    {
        var warnings = new List<DataWarning>(source.Warnings);
        var columns = new ColumnSchema[profiles.Length];
        for (int index = 0; index < columns.Length; index++)
        {
            ColumnProfile profile = profiles[index];
            ColumnKind? asked = options.Kinds.TryGetValue(profile.Column.Name, out ColumnKind kind) ? kind : null;
            columns[index] = SchemaRules.Decide(profile, asked, source.PlaceOf(profile.Column));
            if (profile.Column.Name == target) columns[index] = SchemaRules.WithAllLevels(columns[index], profile, source.PlaceOf(profile.Column));
            warnings.AddRange(ColumnFindings.Of(profile, columns[index].Kind, asked is not null, source.PlaceOf(profile.Column)));
        }
        return new TableSchema(columns, (int)profiles[0].Rows, warnings);
    }
}
