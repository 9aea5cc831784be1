using System.Numerics;
using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Rows of features in memory: all numbers, in double or single precision, or those that are not 0. Nothing is copied.</summary>
/// <remarks>The arrays belong to the caller, who must leave them as they are while a fit runs.</remarks>
public abstract class FeatureRows
{
    private protected FeatureRows(int rows, int columns, FeatureKind kind)
    {
        if (rows < 1 || columns < 0)
            throw new ShapeException($"{rows} rows of {columns} features: there must be at least one row, and no negative number of columns.");
        (Rows, Columns, Kind) = (rows, columns, kind);
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of features per row.</summary>
    public int Columns { get; }

    /// <summary>The form in which they are stored.</summary>
    public FeatureKind Kind { get; }

    /// <summary>Every number of every row.</summary>
    /// <param name="values">Row after row, finite.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of features per row; 0 leaves the intercept alone.</param>
    /// <exception cref="ShapeException">Lengths that do not fit; the message names both.</exception>
    /// <exception cref="LossException">A number that is not finite; the message names its place.</exception>
    public static FeatureRows OfDoubles(double[] values, int rows, int columns) => new DoubleRows(values, rows, columns);

    /// <summary>Every number of every row in single precision: half the memory, and half the time where memory is what a fit waits for. Sums are in double.</summary>
    /// <inheritdoc cref="OfDoubles"/>
    public static FeatureRows OfSingles(float[] values, int rows, int columns) => new SingleRows(values, rows, columns);

    /// <summary>Only the numbers that are not 0, in compressed rows.</summary>
    /// <inheritdoc cref="SparseRows(double[], int[], int[], int)"/>
    public static SparseRows OfSparse(double[] values, int[] valueColumns, int[] starts, int columns) => new(values, valueColumns, starts, columns);

    /// <summary>The features of some rows; the rest of the block is the caller's affair.</summary>
    internal abstract RowBlock View(int start, int count);

    /// <summary>The sum over the features of a row, each times its coefficient.</summary>
    internal abstract double Dot(int row, ReadOnlySpan<double> coefficients);

    /// <summary>Whether these are the same numbers in the same memory.</summary>
    internal abstract bool IsSame(FeatureRows other);

    private protected static void Require<T>(T[] values, int rows, int columns)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (values.Length != (long)rows * columns)
            throw new ShapeException($"features has {values.Length} numbers but the data has {rows} rows of {columns}, which makes {(long)rows * columns}.");
        if (values.Length == 0 || TensorPrimitives.IsFiniteAll<T>(values))
            return;
        int bad = Array.FindIndex(values, x => !T.IsFinite(x));
        throw new LossException($"feature at row {bad / columns}, column {bad % columns} is {values[bad]}: it must be finite.");
    }
}
