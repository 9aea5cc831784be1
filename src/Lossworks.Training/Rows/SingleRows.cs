namespace Lossworks.Training;

/// <summary>Every number of every row, in single precision.</summary>
internal sealed class SingleRows : FeatureRows
{
    private readonly float[] _values;

    internal SingleRows(float[] values, int rows, int columns)
        : base(rows, columns, FeatureKind.Single)
    {
        Require(values, rows, columns);
        _values = values;
    }

    internal override bool IsSame(FeatureRows other) => other is SingleRows rows && ReferenceEquals(_values, rows._values) && Rows == other.Rows;

    internal override double Dot(int row, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int j = 0; j < Columns; j++)
            sum += _values[(row * Columns) + j] * coefficients[j];
        return sum;
    }

    internal override RowBlock View(int start, int count) => new() { Rows = count, SingleFeatures = _values.AsSpan(start * Columns, count * Columns) };
}
