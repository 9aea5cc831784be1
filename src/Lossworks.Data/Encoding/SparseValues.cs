namespace Lossworks.Data;

/// <summary>Rows of which only the numbers that are not 0 are kept, one row after the other (compressed rows, CSR).</summary>
/// <param name="Values">The numbers that are not 0.</param>
/// <param name="Columns">The feature of each, counted from 0, ascending within a row.</param>
/// <param name="Starts">Where each row begins, and at last how many values there are: one more than rows.</param>
public sealed record SparseValues(double[] Values, int[] Columns, int[] Starts)
{
    /// <summary>One value.</summary>
    internal double At(int row, int column)
    {
        int place = Array.BinarySearch(Columns, Starts[row], Starts[row + 1] - Starts[row], column);
        return place >= 0 ? Values[place] : 0;
    }

    /// <summary>One row, written out.</summary>
    internal double[] Row(int row, int columns)
    {
        double[] values = new double[columns];
        for (int place = Starts[row]; place < Starts[row + 1]; place++) values[Columns[place]] = Values[place];
        return values;
    }
}
