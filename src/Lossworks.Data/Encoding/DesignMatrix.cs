namespace Lossworks.Data;

/// <summary>Rows of features for a linear model, without a column for the intercept.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many features; the distance between rows in <paramref name="Values"/>.</param>
/// <param name="Values">Row after row; empty where <see cref="Sparse"/> holds the rows.</param>
/// <param name="Names">What each feature is.</param>
/// <param name="Warnings">Values that the training part did not have, and what became of them.</param>
public sealed record DesignMatrix(int Rows, int Columns, double[] Values, IReadOnlyList<FeatureName> Names, IReadOnlyList<DataWarning> Warnings)
{
    /// <summary>The rows without their zeros, where there is text among the columns: written out they would not fit. Null where <see cref="Values"/> holds the rows.</summary>
    public SparseValues? Sparse { get; init; }

    /// <summary>The features of one row; a sparse one is written out.</summary>
    public ReadOnlySpan<double> Row(int row) => Sparse is null ? Values.AsSpan(row * Columns, Columns) : Sparse.Row(row, Columns);

    /// <summary>One value.</summary>
    public double this[int row, int column] => Sparse is null ? Row(row)[column] : Sparse.At(row, column);
}
