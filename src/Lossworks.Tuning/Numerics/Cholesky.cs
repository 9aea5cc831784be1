namespace Lossworks.Tuning;

/// <summary>
/// A symmetric, positive definite matrix as L L', with L lower triangular. Row by row: the rows of a leading block are those of its own factor.
/// </summary>
/// <remarks>Our own, on rows: decision 24.</remarks>
internal sealed class Cholesky
{
    private readonly double[] _rows;

    private Cholesky(double[] rows, int size) => (_rows, Size) = (rows, size);

    /// <summary>How many rows.</summary>
    internal int Size { get; }

    /// <summary>The factor of a matrix of which only the lower triangle is read; null where it is not positive definite to working precision.</summary>
    /// <param name="matrix">Row after row. It becomes the factor.</param>
    /// <param name="size">How many rows.</param>
    internal static Cholesky? Of(double[] matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.AsSpan(i * size, i + 1);
            for (int j = 0; j < i; j++)
                row[j] = (row[j] - Rows.Dot(row[..j], matrix.AsSpan(j * size, j))) / matrix[(j * size) + j];
            double pivot = row[i] - Rows.Dot(row[..i], row[..i]);
            if (!(pivot > 0) || !double.IsFinite(pivot))
                return null;
            row[i] = Math.Sqrt(pivot);
        }

        return new(matrix, size);
    }

    /// <summary>A row of L up to its diagonal.</summary>
    internal ReadOnlySpan<double> Row(int i) => _rows.AsSpan(i * Size, i + 1);

    /// <summary>The logarithm of the determinant of L, half of that of the matrix.</summary>
    internal double LogDeterminantOfFactor()
    {
        double sum = 0;
        for (int i = 0; i < Size; i++)
            sum += Math.Log(_rows[(i * Size) + i]);
        return sum;
    }

    /// <summary>Puts L^-1 x in the place of x.</summary>
    internal void SolveLower(Span<double> x)
    {
        for (int i = 0; i < Size; i++)
        {
            ReadOnlySpan<double> row = Row(i);
            x[i] = (x[i] - Rows.Dot(row[..i], x[..i])) / row[i];
        }
    }

    /// <summary>Puts L'^-1 x in the place of x.</summary>
    internal void SolveUpper(Span<double> x)
    {
        for (int i = Size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = Row(i);
            x[i] /= row[i];
            Rows.Add(x[..i], -x[i], row[..i]);
        }
    }

    /// <summary>The lower triangle of the inverse of the matrix, row after row; above it stands nothing of use.</summary>
    internal double[] Inverse()
    {
        double[] factor = InverseOfFactor(), inverse = new double[Size * Size];
        for (int k = 0; k < Size; k++)
        {
            ReadOnlySpan<double> row = factor.AsSpan(k * Size, k + 1);
            for (int i = 0; i <= k; i++)
                Rows.Add(inverse.AsSpan(i * Size, i + 1), row[i], row[..(i + 1)]);
        }

        return inverse;
    }

    private double[] InverseOfFactor()
    {
        double[] inverse = new double[Size * Size];
        for (int i = 0; i < Size; i++)
        {
            ReadOnlySpan<double> row = Row(i);
            Span<double> made = inverse.AsSpan(i * Size, i + 1);
            for (int j = 0; j < i; j++)
                Rows.Add(made[..(j + 1)], -row[j] / row[i], inverse.AsSpan(j * Size, j + 1));
            made[i] = 1 / row[i];
        }

        return inverse;
    }
}
