namespace Lossworks.Kernels;

/// <summary>A lower triangular matrix L of D rows, packed row by row: L11, L21, L22, L31, ...</summary>
internal readonly ref struct Triangle(ReadOnlySpan<double> packed, int size)
{
    private readonly ReadOnlySpan<double> _packed = packed;

    /// <summary>D.</summary>
    internal int Size => size;

    internal double this[int i, int j] => _packed[At(i, j)];

    /// <summary>Where an entry stands.</summary>
    internal static int At(int i, int j) => (i * (i + 1) / 2) + j;

    /// <summary>How many numbers a triangle of so many rows has.</summary>
    internal static int Count(int size) => size * (size + 1) / 2;

    /// <summary>x becomes L^-1 x; what stands before the first index is known to be 0.</summary>
    internal void Solve(Span<double> x, int first = 0)
    {
        for (int i = first; i < size; i++)
        {
            double sum = x[i];
            for (int j = first; j < i; j++)
                sum = Math.FusedMultiplyAdd(-this[i, j], x[j], sum);
            x[i] = sum / this[i, i];
        }
    }

    /// <summary>x becomes L^-T x.</summary>
    internal void SolveTransposed(Span<double> x)
    {
        for (int i = size - 1; i >= 0; i--)
        {
            double sum = x[i];
            for (int j = i + 1; j < size; j++)
                sum = Math.FusedMultiplyAdd(-this[j, i], x[j], sum);
            x[i] = sum / this[i, i];
        }
    }

    /// <summary>Entry i of the diagonal of (L L^T)^-1: the squared length of column i of L^-1.</summary>
    internal double Precision(int i, Span<double> room)
    {
        room.Clear();
        room[i] = 1;
        Solve(room, i);
        double sum = 0;
        for (int k = i; k < size; k++)
            sum += room[k] * room[k];
        return sum;
    }
}
