using Apache.Arrow;

namespace Lossworks.Data;

/// <summary>Cuts the rows that come from DuckDB into tables of a given length.</summary>
internal sealed class TableBuilder
{
    private readonly DataSource _source;
    private readonly TableSchema _schema;
    private readonly CellText _cells;
    private readonly RowLocator _locator;
    private readonly int _batchRows;
    private ColumnBuilder[] _columns = [];
    private int _done, _capacity, _filled;

    public TableBuilder(DataSource source, TableSchema schema, CellText cells, RowLocator locator, int batchRows)
    {
        (_source, _schema, _cells, _locator, _batchRows) = (source, schema, cells, locator, batchRows);
        Begin();
    }

    /// <summary>Whether a table is complete and waits to be taken.</summary>
    public bool IsFull => _filled == _capacity && _capacity > 0;

    /// <summary>Adds rows up to the end of the table; returns how many.</summary>
    public int Append(RecordBatch rows, int from)
    {
        int count = Math.Min(rows.Length - from, _capacity - _filled);
        if (count == 0) throw Changed();
        for (int index = 0; index < _columns.Length; index++) _columns[index].Append(rows.Column(index), from, count);
        _filled += count;
        return count;
    }

    /// <summary>The complete table; the next begins.</summary>
    public Table Take()
    {
        var table = new Table(_source.Name, [.. _columns.Select(column => column.Build())], _capacity, new RowOrigin(_locator, _done, null),
            _done == 0 ? _schema.Warnings : []);
        _done += _capacity;
        Begin();
        return table;
    }

    public void RequireComplete()
    {
        if (_done != _schema.Rows) throw Changed();
    }

    private void Begin()
    {
        (_capacity, _filled) = (Math.Min(_batchRows, _schema.Rows - _done), 0);
        _columns = [.. _schema.Columns.Select(column => ColumnBuilder.For(column, _cells, _source.Name, _capacity))];
    }

    private DataException Changed() => new(_source.Name, "the file changed while it was read. Read it again.");
}
