namespace Lossworks.Data;

/// <summary>Rows of features for a linear model, without a column for the intercept.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many features; the distance between rows in <paramref name="Values"/>.</param>
/// <param name="Values">Row after row.</param>
/// <param name="Names">What each feature is.</param>
/// <param name="Warnings">Values that the training part did not have, and what became of them.</param>
public sealed record DesignMatrix(int Rows, int Columns, double[] Values, IReadOnlyList<FeatureName> Names, IReadOnlyList<DataWarning> Warnings)
{
    /// <summary>The features of one row.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>One value.</summary>
    public double this[int row, int column] => Row(row)[column];
}
