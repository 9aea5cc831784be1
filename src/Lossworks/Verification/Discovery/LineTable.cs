namespace Lossworks.Verification;

/// <summary>A loss along a line, at predictions in rising order.</summary>
/// <param name="Predictions">Where.</param>
/// <param name="Values">The value there.</param>
/// <param name="Gradients">The first derivative.</param>
/// <param name="Hessians">The second; empty where there is none.</param>
internal sealed record LineTable(double[] Predictions, double[] Values, double[] Gradients, double[] Hessians)
{
    /// <summary>Whether the value or a derivative is NaN in a row of the table.</summary>
    internal bool IsNaN(int row) =>
        double.IsNaN(Values[row]) || double.IsNaN(Gradients[row]) || (Hessians.Length > 0 && double.IsNaN(Hessians[row]));

    /// <summary>The table without the rows in which something is NaN.</summary>
    internal LineTable OfNumbers()
    {
        int[] rows = [.. Enumerable.Range(0, Predictions.Length).Where(i => !IsNaN(i))];
        double[] Kept(double[] column) => column.Length == 0 ? [] : [.. rows.Select(i => column[i])];
        return rows.Length == Predictions.Length ? this : new(Kept(Predictions), Kept(Values), Kept(Gradients), Kept(Hessians));
    }
}
