namespace Lossworks.Formulas;

/// <summary>
/// From rows to numbers, one after the other in each row: the same bits at every width. Long rows run four abreast, because each addition waits for the one
/// before; short ones follow each other quickly enough.
/// </summary>
internal static class RowFolds
{
    /// <summary>From here on a row is long.</summary>
    private const int Long = 24;

    /// <summary>The sum of each row.</summary>
    internal static void Sum(ReadOnlySpan<double> rows, int columns, Span<double> to)
    {
        int row = 0;
        for (; columns >= Long && row <= to.Length - 4; row += 4)
        {
            ReadOnlySpan<double> a = Row(rows, columns, row), b = Row(rows, columns, row + 1), c = Row(rows, columns, row + 2), d = Row(rows, columns, row + 3);
            double w = 0, x = 0, y = 0, z = 0;
            for (int j = 0; j < a.Length && j < b.Length && j < c.Length && j < d.Length; j++)
                (w, x, y, z) = (w + a[j], x + b[j], y + c[j], z + d[j]);
            (to[row], to[row + 1], to[row + 2], to[row + 3]) = (w, x, y, z);
        }

        for (int i = row * columns; row < to.Length; row++)
        {
            double sum = 0;
            for (int end = i + columns; i < end; i++)
                sum += rows[i];
            to[row] = sum;
        }
    }

    /// <summary>The largest of each row; where one is NaN, any.</summary>
    internal static void Largest(ReadOnlySpan<double> rows, int columns, Span<double> to)
    {
        int row = 0;
        for (; columns >= Long && row <= to.Length - 4; row += 4)
        {
            ReadOnlySpan<double> a = Row(rows, columns, row), b = Row(rows, columns, row + 1), c = Row(rows, columns, row + 2), d = Row(rows, columns, row + 3);
            double w = a[0], x = b[0], y = c[0], z = d[0];
            for (int j = 1; j < a.Length && j < b.Length && j < c.Length && j < d.Length; j++)
                (w, x, y, z) = (double.MaxNative(w, a[j]), double.MaxNative(x, b[j]), double.MaxNative(y, c[j]), double.MaxNative(z, d[j]));
            (to[row], to[row + 1], to[row + 2], to[row + 3]) = (w, x, y, z);
        }

        for (int i = row * columns; row < to.Length; row++)
        {
            double largest = double.NegativeInfinity;
            for (int end = i + columns; i < end; i++)
                largest = double.MaxNative(largest, rows[i]);
            to[row] = largest;
        }
    }

    /// <summary>The sum of exponentials of which the largest is 1, without one of the largest: nothing is lost beside it.</summary>
    /// <param name="below">The exponentials, 0 where they are 1.</param>
    /// <param name="all">The exponentials.</param>
    /// <param name="columns">How many a row has.</param>
    /// <param name="to">One number per row.</param>
    internal static void Rest(ReadOnlySpan<double> below, ReadOnlySpan<double> all, int columns, Span<double> to)
    {
        int row = 0;
        for (; columns >= Long && row <= to.Length - 2; row += 2)
        {
            ReadOnlySpan<double> a = Row(below, columns, row), b = Row(below, columns, row + 1), c = Row(all, columns, row), d = Row(all, columns, row + 1);
            double w = 0, x = 0, ones = -1, others = -1;
            for (int j = 0; j < a.Length && j < b.Length && j < c.Length && j < d.Length; j++)
                (w, x, ones, others) = (w + a[j], x + b[j], ones + (c[j] - a[j]), others + (d[j] - b[j]));
            (to[row], to[row + 1]) = (w + ones, x + others);
        }

        for (int i = row * columns; row < to.Length; row++)
        {
            double sum = 0, ones = -1;
            for (int end = i + columns; i < end; i++)
                (sum, ones) = (sum + below[i], ones + (all[i] - below[i]));
            to[row] = sum + ones;
        }
    }

    /// <summary>Where the largest or the smallest number stands; the first of equals, and the first NaN before all.</summary>
    internal static int Extreme(ReadOnlySpan<double> row, bool largest)
    {
        int best = 0;
        for (int j = 0; j < row.Length; j++)
        {
            if (double.IsNaN(row[j]))
                return j;
            if (largest ? row[j] > row[best] : row[j] < row[best])
                best = j;
        }

        return best;
    }

    private static ReadOnlySpan<double> Row(ReadOnlySpan<double> rows, int columns, int row) => rows.Slice(row * columns, columns);
}
