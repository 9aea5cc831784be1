using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The weighted Gram matrix X'WX / sum(W) of a design, row after row.</summary>
internal static class Gram
{
    private const int BlockRows = 512;

    /// <summary>Block by block of rows, transposed, so that every entry is a dot product of two short contiguous columns. Rows of weight 0 cost nothing.</summary>
    internal static double[] Of(Design design, ReadOnlySpan<double> weights)
    {
        int p = design.Columns, filled = 0;
        double[] gram = new double[p * p], plain = new double[p * BlockRows], weighted = weights.IsEmpty ? plain : new double[p * BlockRows];
        double total = 0;
        for (int row = 0; row < design.Rows; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            total += weight;
            if (weight == 0)
                continue;
            Transpose(design.Row(row), filled, plain, 1);
            if (!weights.IsEmpty)
                Transpose(design.Row(row), filled, weighted, weight);
            if (++filled < BlockRows)
                continue;
            Add(gram, plain, weighted, p, filled);
            filled = 0;
        }

        Add(gram, plain, weighted, p, filled);
        TensorPrimitives.Divide<double>(gram, total > 0 ? total : 1, gram);
        Mirror(gram, p);
        return gram;
    }

    private static void Transpose(ReadOnlySpan<double> row, int i, double[] block, double weight)
    {
        for (int j = 0; j < row.Length; j++)
            block[(j * BlockRows) + i] = weight * row[j];
    }

    private static void Add(double[] gram, double[] plain, double[] weighted, int p, int count)
    {
        for (int j = 0; j < p; j++)
        {
            ReadOnlySpan<double> column = weighted.AsSpan(j * BlockRows, count);
            for (int k = 0; k <= j; k++)
                gram[(j * p) + k] += TensorPrimitives.Dot(column, plain.AsSpan(k * BlockRows, count));
        }
    }

    private static void Mirror(double[] gram, int p)
    {
        for (int j = 0; j < p; j++)
        {
            for (int k = 0; k < j; k++)
                gram[(k * p) + j] = gram[(j * p) + k];
        }
    }
}
