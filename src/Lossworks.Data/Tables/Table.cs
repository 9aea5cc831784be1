namespace Lossworks.Data;

/// <summary>Columns of equal length with unique names; immutable, in memory.</summary>
public sealed class Table
{
    private readonly Dictionary<string, Column> _byName;
    private readonly RowOrigin _origin;

    /// <summary>A table from columns in memory.</summary>
    /// <param name="source">The name for messages.</param>
    /// <param name="columns">At least one; equal lengths, unique names.</param>
    /// <exception cref="DataException">A name is used twice, or the lengths differ.</exception>
    public Table(string source, params IReadOnlyList<Column> columns)
        : this(source, columns, columns is [var first, ..] ? first.Length : 0, RowOrigin.Memory, [])
    {
    }

    internal Table(string source, IReadOnlyList<Column> columns, int rows, RowOrigin origin, IReadOnlyList<DataWarning> warnings)
    {
        ColumnNames.RequireUnique(source, null, [.. columns.Select(column => column.Name)]);
        foreach (Column column in columns)
        {
            if (column.Length != rows)
                throw new DataException(source, $"the column has {column.Length} rows, the table has {rows}."
                    + " Give columns of equal length.", column: column.Name);
        }
        (Source, Columns, RowCount, _origin, Warnings) = (source, [.. columns], rows, origin, warnings);
        _byName = columns.ToDictionary(column => column.Name);
    }

    /// <summary>The name of the data for messages.</summary>
    public string Source { get; }

    /// <summary>The columns in the order of the source.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>What the user should know about the data.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="DataException">There is none; the message lists the nearest names.</exception>
    public Column this[string name] => _byName.TryGetValue(name, out Column? column) ? column : throw ColumnNames.Unknown(Source, name, _byName.Keys);

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The rows with these indices, in this order; an index may be repeated.</summary>
    public Table Select(ReadOnlySpan<int> rows)
    {
        var columns = new Column[Columns.Count];
        for (int index = 0; index < columns.Length; index++) columns[index] = Columns[index].Select(rows);
        return new Table(Source, columns, rows.Length, _origin.Select(rows), Warnings);
    }

    /// <summary>Without these columns.</summary>
    /// <exception cref="DataException">A name is unknown.</exception>
    public Table Without(params ReadOnlySpan<string> columns)
    {
        HashSet<string> unwanted = [];
        foreach (string name in columns) unwanted.Add(this[name].Name);
        return Keep([.. Columns.Where(column => !unwanted.Contains(column.Name))], Warnings);
    }

    /// <summary>Only these columns, in this order.</summary>
    /// <exception cref="DataException">A name is unknown.</exception>
    public Table Only(params ReadOnlySpan<string> columns)
    {
        List<Column> kept = [];
        foreach (string name in columns) kept.Add(this[name]);
        return Keep(kept, Warnings);
    }

    /// <summary>With one more column, or with another one in place of the one that has its name.</summary>
    public Table With(Column column)
    {
        return Keep(Has(column.Name) ? [.. Columns.Select(old => old.Name == column.Name ? column : old)] : [.. Columns, column], Warnings);
    }

    /// <summary>With more warnings.</summary>
    public Table WithWarnings(params IEnumerable<DataWarning> warnings) => Keep(Columns, [.. Warnings, .. warnings]);

    /// <summary>The line of the file on which a row stands (text files, the header is line 1) or its number in the source, from 1.</summary>
    /// <remarks>Walks through the file when it is text; meant for messages.</remarks>
    public long LineOf(int row) => _origin.LineOf(row);

    /// <summary>The place of a cell, for messages.</summary>
    internal Place PlaceOf(int row, string? column) => new(Source, LineOf(row), column, _origin.Locator.Word);

    private Table Keep(IReadOnlyList<Column> columns, IReadOnlyList<DataWarning> warnings) => new(Source, columns, RowCount, _origin, warnings);
}
