namespace Lossworks.Data;

/// <summary>Writes compressed rows, one value after the other.</summary>
internal sealed class SparseBuilder(int rows)
{
    private readonly int[] _starts = new int[rows + 1];
    private readonly List<double> _values = [];
    private readonly List<int> _columns = [];
    private int _row;

    /// <summary>How many values there are.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a value of the row in progress, further right than those before it.</summary>
    public void Add(int column, double value)
    {
        if (value == 0) return;
        _values.Add(value);
        _columns.Add(column);
    }

    /// <summary>Goes on to the next row.</summary>
    public void EndRow() => _starts[++_row] = _values.Count;

    /// <summary>All rows.</summary>
    public SparseValues Build() => new([.. _values], [.. _columns], _starts);
}
