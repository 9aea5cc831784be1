namespace Lossworks.Training;

/// <summary>Rows of which only the numbers that are not 0 are stored, one row after the other (compressed rows, CSR).</summary>
public sealed class SparseRows : FeatureRows
{
    private readonly double[] _values;
    private readonly int[] _valueColumns, _starts;

    /// <summary>From the three arrays of the format.</summary>
    /// <param name="values">The numbers that are not 0, row after row, finite. A 0 among them does no harm.</param>
    /// <param name="valueColumns">The column of each, counted from 0, ascending within a row.</param>
    /// <param name="starts">Where each row begins, and at last how many values there are: one more than rows.</param>
    /// <param name="columns">The number of features per row.</param>
    /// <exception cref="ShapeException">Arrays that do not fit together; the message says where.</exception>
    /// <exception cref="LossException">A value that is not finite; the message names its place.</exception>
    public SparseRows(double[] values, int[] valueColumns, int[] starts, int columns)
        : base(starts.Length - 1, columns, FeatureKind.Sparse)
    {
        if (valueColumns.Length != values.Length)
            throw new ShapeException($"there are {values.Length} values but {valueColumns.Length} columns of values: each value needs its column.");
        if (starts[0] != 0 || starts[^1] != values.Length)
            throw new ShapeException($"the starts of rows go from {starts[0]} to {starts[^1]}: they must go from 0 to the {values.Length} values.");
        (_values, _valueColumns, _starts) = (values, valueColumns, starts);
        for (int row = 0; row < Rows; row++)
            RequireRow(row);
    }

    internal override bool IsSame(FeatureRows other) => other is SparseRows rows && ReferenceEquals(_values, rows._values) && ReferenceEquals(_starts, rows._starts) && Columns == other.Columns;

    internal override double Dot(int row, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = _starts[row]; i < _starts[row + 1]; i++)
            sum += _values[i] * coefficients[_valueColumns[i]];
        return sum;
    }

    internal override RowBlock View(int start, int count)
    {
        int from = _starts[start], length = _starts[start + count] - from;
        return new()
        {
            Rows = count,
            Values = _values.AsSpan(from, length),
            ValueColumns = _valueColumns.AsSpan(from, length),
            Starts = _starts.AsSpan(start, count + 1),
        };
    }

    private void RequireRow(int row)
    {
        if (_starts[row + 1] < _starts[row] || _starts[row + 1] > _values.Length)
            throw new ShapeException($"row {row} begins at {_starts[row]} and ends at {_starts[row + 1]}: starts must not descend, nor pass the {_values.Length} values.");
        int before = -1;
        for (int i = _starts[row]; i < _starts[row + 1]; i++)
        {
            if (_valueColumns[i] <= before || _valueColumns[i] >= Columns)
                throw new ShapeException($"row {row} has a value in column {_valueColumns[i]} after column {before}: columns must ascend within a row, from 0 to {Columns - 1}.");
            before = _valueColumns[i];
            if (!double.IsFinite(_values[i]))
                throw new LossException($"feature at row {row}, column {before} is {_values[i]}: it must be finite.");
        }
    }
}
