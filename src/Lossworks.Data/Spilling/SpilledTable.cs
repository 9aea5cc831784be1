using System.Collections;
using System.Runtime.InteropServices;

namespace Lossworks.Data;

/// <summary>A table on disk: a sequence of blocks of rows that can be gone through again and again, in bounded memory.</summary>
/// <remarks>The columns lie one after the other in one file, each value in as many bytes: 8 for a number or a date, 4 for a level.</remarks>
public sealed class SpilledTable : IEnumerable<Table>, IDisposable
{
    // Small enough that the values of a column stay off the large object heap, large enough that a read costs little beside its bytes.
    private const int MostBlockRows = 8192;

    // A block, its encoded rows and what is made of them are alive at once.
    private const int BlocksInMemory = 16;

    private readonly DataSource _source;
    private readonly RowLocator _locator;
    private readonly SpillFile _file;
    private readonly long[] _starts;
    private int _written;

    private SpilledTable(DataSource source, TableSchema schema, RowLocator locator, SpillFile file, long[] starts, int blockRows)
    {
        (_source, Schema, _locator, _file, _starts, BlockRows) = (source, schema, locator, file, starts, blockRows);
    }

    /// <summary>The name of the data for messages.</summary>
    public string Source => _source.Name;

    /// <summary>How many rows there are.</summary>
    public int RowCount => Schema.Rows;

    /// <summary>The columns in the order of the source, without those that name rows.</summary>
    public IReadOnlyList<string> ColumnNames => [.. Schema.Columns.Select(column => column.Column.Name)];

    /// <summary>What the user should know about the data, and which columns were not kept.</summary>
    public IReadOnlyList<DataWarning> Warnings => Schema.Warnings;

    /// <summary>The room on the disk, in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>How many rows a block has; the last may have fewer.</summary>
    public int BlockRows { get; }

    internal TableSchema Schema { get; }

    /// <summary>The blocks, in order.</summary>
    public IEnumerator<Table> GetEnumerator() => Blocks([.. Enumerable.Range(0, Schema.Columns.Count)]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The blocks with only these columns, in this order; the others are not read.</summary>
    /// <exception cref="DataException">A name is unknown.</exception>
    public IEnumerable<Table> Only(params IEnumerable<string> columns) => Blocks([.. columns.Select(IndexOf)]);

    /// <summary>Closes and removes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Room for what the schema describes, but for the columns that no encoder uses.</summary>
    internal static SpilledTable For(DataSource source, TableSchema whole, RowLocator locator, SpillOptions options)
    {
        ILookup<bool, ColumnSchema> columns = whole.Columns.ToLookup(column => column.AsNumbers || column.Kind == ColumnKind.Date || column.Levels is not null);
        if (columns[false].FirstOrDefault(column => column.Kind == ColumnKind.Text) is { } text)
        {
            throw new DataException(source.Name, "the column holds free text, which is learned from in memory only: on disk every value takes as many bytes. Leave the"
                + " column out (--exclude, SpillOptions.Without), take a sample of the rows by SQL, or allow as much memory as all rows need.", column: text.Column.Name);
        }
        DataWarning[] dropped = [.. columns[false].Select(column => EncoderFit.LeftOut(source.Name, column.Column.Name, EncoderFit.ReasonAgainst(column.Kind)!))];
        TableSchema schema = new([.. columns[true]], whole.Rows, [.. whole.Warnings, .. dropped]);
        var starts = new long[schema.Columns.Count + 1];
        for (int index = 0; index < schema.Columns.Count; index++) starts[index + 1] = starts[index] + ((long)schema.Rows * Width(schema.Columns[index]));
        long widest = Math.Max(1, starts[^1] / schema.Rows);
        int blockRows = (int)Math.Clamp(options.Memory / BlocksInMemory / widest, 1, MostBlockRows);
        return new SpilledTable(source, schema, locator, SpillFile.Create(options.Folder, Math.Max(1, starts[^1])), starts, blockRows);
    }

    /// <summary>Writes the next rows.</summary>
    internal void Add(Table block)
    {
        for (int index = 0; index < Schema.Columns.Count; index++)
        {
            Column column = block.Columns[index];
            int width = Width(Schema.Columns[index]);
            ReadOnlySpan<byte> bytes = width == sizeof(int) ? MemoryMarshal.AsBytes(column.Codes) : MemoryMarshal.AsBytes(column.Numbers);
            _file.Write(bytes, _starts[index] + ((long)_written * width));
        }
        _written += block.RowCount;
    }

    /// <summary>One column of some rows, in this order.</summary>
    internal Table Pick(string name, IReadOnlyList<int> rows)
    {
        int column = IndexOf(name);
        ColumnSchema schema = Schema.Columns[column];
        Column[] values = [.. rows.Select(row => Read(column, row, 1))];
        Column picked = Width(schema) == sizeof(int)
            ? WithLevels(schema, [.. values.Select(value => value.Codes[0])])
            : new Column(name, schema.Kind, [.. values.Select(value => value.Numbers[0])], null, []);
        return new Table(Source, [picked], rows.Count, new RowOrigin(_locator, 0, [.. rows]), []);
    }

    private IEnumerable<Table> Blocks(int[] wanted)
    {
        for (int first = 0; first < RowCount; first += BlockRows)
        {
            int rows = Math.Min(BlockRows, RowCount - first);
            yield return new Table(Source, [.. wanted.Select(column => Read(column, first, rows))], rows, new RowOrigin(_locator, first, null), []);
        }
    }

    private Column Read(int column, int first, int rows)
    {
        ColumnSchema schema = Schema.Columns[column];
        long at = _starts[column] + ((long)first * Width(schema));
        if (Width(schema) == sizeof(double))
        {
            var numbers = new double[rows];
            _file.Read(MemoryMarshal.AsBytes(numbers.AsSpan()), at);
            return new Column(schema.Column.Name, schema.Kind, numbers, null, []);
        }
        var codes = new int[rows];
        _file.Read(MemoryMarshal.AsBytes(codes.AsSpan()), at);
        return WithLevels(schema, codes);
    }

    private static Column WithLevels(ColumnSchema schema, int[] codes)
    {
        return schema.Kind == ColumnKind.YesNo ? Column.OfYesNo(schema.Column.Name, codes, schema.Levels!)
            : new Column(schema.Column.Name, schema.Kind, null, codes, schema.Levels!);
    }

    private int IndexOf(string name)
    {
        int index = Enumerable.Range(0, Schema.Columns.Count).FirstOrDefault(column => Schema.Columns[column].Column.Name == name, -1);
        if (index >= 0) return index;
        throw Schema.Warnings.Any(warning => warning.Column == name)
            ? new DataException(Source, "the column names the rows, which is not kept on disk and no number. Choose another column.", column: name)
            : Data.ColumnNames.Unknown(Source, name, ColumnNames);
    }

    private static int Width(ColumnSchema column) => column.AsNumbers || column.Kind == ColumnKind.Date ? sizeof(double) : sizeof(int);
}
