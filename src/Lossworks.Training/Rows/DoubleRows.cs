using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Every number of every row, in double precision.</summary>
internal sealed class DoubleRows : FeatureRows
{
    internal DoubleRows(double[] values, int rows, int columns)
        : base(rows, columns, FeatureKind.Double)
    {
        Require(values, rows, columns);
        Values = values;
    }

    internal double[] Values { get; }

    internal override bool IsSame(FeatureRows other) => other is DoubleRows rows && ReferenceEquals(Values, rows.Values) && Rows == other.Rows;

    internal override double Dot(int row, ReadOnlySpan<double> coefficients) =>
        Columns == 0 ? 0 : TensorPrimitives.Dot<double>(Values.AsSpan(row * Columns, Columns), coefficients);

    internal override RowBlock View(int start, int count) => new() { Rows = count, Features = Values.AsSpan(start * Columns, count * Columns) };
}
