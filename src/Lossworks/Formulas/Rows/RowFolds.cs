using System.Numerics.Tensors;
using System.Runtime.InteropServices;

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

    /// <summary>The largest of each row, in any order; where one is NaN, any.</summary>
    internal static void Largest(ReadOnlySpan<double> rows, int columns, Span<double> to)
    {
        if (columns >= Long)
        {
            for (int row = 0; row < to.Length; row++)
                to[row] = TensorPrimitives.Max(Row(rows, columns, row));
            return;
        }

        for (int row = 0, i = 0; row < to.Length; row++)
        {
            double largest = double.NegativeInfinity;
            for (int end = i + columns; i < end; i++)
                largest = double.MaxNative(largest, rows[i]);
            to[row] = largest;
        }
    }

    /// <summary>Adds how many numbers of each row are 1, but for one of them. Whole numbers add up in any order.</summary>
    internal static void AddFurtherOnes(ReadOnlySpan<double> rows, int columns, Span<double> to)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(rows);
        long one = BitConverter.DoubleToInt64Bits(1);
        if (columns >= Long)
        {
            for (int row = 0; row < to.Length; row++)
                to[row] += bits.Slice(row * columns, columns).Count(one) - 1;
            return;
        }

        for (int row = 0, i = 0; row < to.Length; row++)
        {
            int ones = -1;
            for (int end = i + columns; i < end; i++)
                ones += bits[i] == one ? 1 : 0;
            to[row] += ones;
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
