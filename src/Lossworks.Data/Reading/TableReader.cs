using Apache.Arrow;

namespace Lossworks.Data;

/// <summary>Reads tables from files and queries, in the order of the source; the same source gives the same bits every time.</summary>
/// <example><code>Table houses = TableReader.Read(DataSource.Parse("samples/data/ames.csv"));</code></example>
public static class TableReader
{
    /// <summary>Reads everything into memory.</summary>
    /// <exception cref="DataException">The data cannot be read: the message names file, row and column.</exception>
    public static Table Read(DataSource source, ReadOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Batches(source, int.MaxValue, options ?? ReadOptions.Default, stop).Single();
    }

    /// <summary>
    /// Reads in batches, for data that is larger than memory. A first pass over all rows finds the kinds and the levels, so every batch has the
    /// same columns, kinds and category levels. Warnings are on the first batch.
    /// </summary>
    /// <remarks>
    /// To fit an <see cref="Encoder"/> to such data, <see cref="Spill"/> it; or read a sample of it, which DuckDB draws in bounded memory:
    /// <c>SELECT * FROM 'big.parquet' USING SAMPLE reservoir(100000 ROWS) REPEATABLE (1)</c>; then encode batch by batch.
    /// </remarks>
    /// <param name="source">What to read.</param>
    /// <param name="batchRows">Rows in each batch; the last may have fewer.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="stop">Stops between chunks of a few thousand rows.</param>
    /// <exception cref="DataException">The data cannot be read: the message names file, row and column.</exception>
    public static IEnumerable<Table> Stream(DataSource source, int batchRows, ReadOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchRows, 1);
        return Batches(source, batchRows, options ?? ReadOptions.Default, stop);
    }

    /// <summary>
    /// Puts a table that is larger than memory on disk, in a form that is read back block by block as often as needed, much faster than text. Nothing of a column
    /// that names rows or holds free text is kept: a warning says so. Two passes over the source, in the memory that was allowed.
    /// </summary>
    /// <param name="source">What to read.</param>
    /// <param name="spill">How much memory, and where the disk is.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="stop">Stops between chunks of a few thousand rows; the file is gone then.</param>
    /// <exception cref="DataException">The data cannot be read, or the disk has too little room.</exception>
    public static SpilledTable Spill(DataSource source, SpillOptions spill, ReadOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(spill);
        options ??= ReadOptions.Default;
        var cells = new CellText(options.MissingTokens, options.DecimalComma);
        using OpenSource open = OpenSource.Open(source, options, stop, spill);
        TableSchema schema = TableSchema.Scan(open, options, cells, stop, spill);
        SpilledTable table = SpilledTable.For(source, schema, open.Locator, spill);
        try
        {
            var batch = new TableBuilder(source, table.Schema, cells, open.Locator, table.BlockRows);
            Fill(table, batch, open.Rows(table.Schema.Columns.Select(column => column.Column), stop));
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    private static void Fill(SpilledTable table, TableBuilder batch, IEnumerable<RecordBatch> source)
    {
        foreach (RecordBatch rows in source)
        {
            for (int from = 0; from < rows.Length;)
            {
                from += batch.Append(rows, from);
                if (batch.IsFull) table.Add(batch.Take());
            }
        }
        batch.RequireComplete();
    }

    private static IEnumerable<Table> Batches(DataSource source, int batchRows, ReadOptions options, CancellationToken stop)
    {
        var cells = new CellText(options.MissingTokens, options.DecimalComma);
        using OpenSource open = OpenSource.Open(source, options, stop);
        TableSchema schema = TableSchema.Scan(open, options, cells, stop);
        var batch = new TableBuilder(source, schema, cells, open.Locator, batchRows);
        foreach (RecordBatch rows in open.Rows(schema.Columns.Select(column => column.Column), stop))
        {
            for (int from = 0; from < rows.Length;)
            {
                from += batch.Append(rows, from);
                if (batch.IsFull) yield return batch.Take();
            }
        }
        batch.RequireComplete();
    }
}
