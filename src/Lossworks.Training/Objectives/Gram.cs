using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The weighted Gram matrix X'WX / sum(W) of a design, row after row.</summary>
internal static class Gram
{
    private const int BlockRows = 512;

    /// <summary>Block by block of rows, transposed, so that every entry is a dot product of two short contiguous columns.</summary>
    internal static double[] Of(Design design, ReadOnlySpan<double> weights)
    {
        int p = design.Columns;
        double[] gram = new double[p * p], plain = new double[p * BlockRows], weighted = weights.IsEmpty ? plain : new double[p * BlockRows];
        double total = 0;
        for (int start = 0; start < design.Rows; start += BlockRows)
        {
            int count = Math.Min(BlockRows, design.Rows - start);
            for (int i = 0; i < count; i++)
            {
                double weight = weights.IsEmpty ? 1 : weights[start + i];
                total += weight;
                Transpose(design.Row(start + i), i, plain, 1);
                if (!weights.IsEmpty)
                    Transpose(design.Row(start + i), i, weighted, weight);
            }

            Add(gram, plain, weighted, p, count);
        }

        TensorPrimitives.Divide<double>(gram, total > 0 ? total : 1, gram);
        for (int j = 0; j < p; j++)
        {
            for (int k = 0; k < j; k++)
                gram[(k * p) + j] = gram[(j * p) + k];
        }

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
}
