namespace Lossworks.Tuning.Tests;

public sealed class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(64)]
    public void The_factor_solves_and_inverts(int size)
    {
        double[] matrix = Matrix(size);
        Cholesky factor = Cholesky.Of([.. matrix], size)!;
        double[] x = [.. Enumerable.Range(0, size).Select(i => Math.Sin(i + 1))], solved = Times(matrix, x, size);
        factor.SolveLower(solved);
        factor.SolveUpper(solved);
        double[] inverse = factor.Inverse();
        for (int i = 0; i < size; i++)
        {
            Assert.Equal(x[i], solved[i], 1e-9);
            double[] unit = new double[size];
            unit[i] = 1;
            factor.SolveLower(unit);
            factor.SolveUpper(unit);
            for (int j = i; j < size; j++)
                Assert.Equal(unit[j], inverse[(j * size) + i], 1e-9);
        }

        double determinant = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(size, size, matrix).Determinant();
        Assert.Equal(Math.Log(determinant), 2 * factor.LogDeterminantOfFactor(), 1e-8);
    }

    /// <summary>The reason for a factor of our own (decision 24), guarded widely: it was ten times when it was written.</summary>
    [Fact]
    public void The_factor_takes_less_than_half_of_that_of_the_library()
    {
        const int Size = 300;
        double[] matrix = new double[Size * Size];
        for (int i = 0; i < matrix.Length; i++)
            matrix[i] = Math.Exp(-Math.Abs((i / Size) - (i % Size)) / 30.0) + (i / Size == i % Size ? 0.01 : 0);
        var theirs = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(Size, Size, matrix);
        double ours = double.PositiveInfinity, library = double.PositiveInfinity;
        for (int round = 0; round < 9; round++)
        {
            double[] copy = [.. matrix];
            ours = Math.Min(ours, Seconds(() => Cholesky.Of(copy, Size)));
            library = Math.Min(library, Seconds(() => theirs.Cholesky()));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Size} rows: ours {ours * 1000:F2} ms, MathNet {library * 1000:F2} ms, {library / ours:F1} times");
        Assert.InRange(ours / library, 0, 0.5);
    }

    private static double Seconds(Action work)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    [Fact]
    public void A_leading_block_has_the_rows_of_the_whole_bit_for_bit()
    {
        double[] whole = Matrix(40), block = new double[23 * 23];
        for (int i = 0; i < 23; i++)
            whole.AsSpan(i * 40, 23).CopyTo(block.AsSpan(i * 23));
        Cholesky large = Cholesky.Of(whole, 40)!, small = Cholesky.Of(block, 23)!;
        for (int i = 0; i < 23; i++)
            Assert.Equal(large.Row(i).ToArray(), small.Row(i).ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void There_is_no_factor_of_what_is_not_positive_definite(double corner)
    {
        double[] matrix = Matrix(5);
        matrix[^1] = corner;
        Assert.Null(Cholesky.Of(matrix, 5));
    }

    private static double[] Times(double[] matrix, double[] x, int size) =>
        [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(j => matrix[(i * size) + j] * x[j]))];

    private static double[] Matrix(int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                matrix[(i * size) + j] = Math.Exp(-Math.Abs(i - j) / 3.0) + (i == j ? 0.1 : 0);
        }

        return matrix;
    }
}
