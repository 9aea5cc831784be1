namespace Lossworks.Reports;

/// <summary>A table of plain texts. The first cell of each row is its name.</summary>
public sealed class ReportTable
{
    private readonly ReportColumn[] _columns;
    private readonly string[][] _rows;

    /// <summary>A table.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <param name="rows">The cells, row by row, as many in each as there are columns.</param>
    public ReportTable(string caption, IEnumerable<ReportColumn> columns, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(caption);
        (Caption, _columns, _rows) = (caption, [.. columns], [.. rows.Select(row => row.ToArray())]);
        if (_columns.Length == 0) throw new ArgumentException("A table needs at least one column.", nameof(columns));
        int wrong = Array.FindIndex(_rows, row => row.Length != _columns.Length);
        if (wrong >= 0)
            throw new ArgumentException($"Row {wrong + 1} of the table '{caption}' has {_rows[wrong].Length} cells for {_columns.Length} columns.", nameof(rows));
    }

    /// <summary>What the table shows.</summary>
    public string Caption { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ReportColumn> Columns => _columns;

    /// <summary>The cells, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>The position of the row to stress, say the winner's; none by default.</summary>
    public int? EmphasizedRow { get; init; }
}
