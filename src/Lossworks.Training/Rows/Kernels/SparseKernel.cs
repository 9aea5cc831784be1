namespace Lossworks.Training;

/// <summary>Rows of which only the numbers that are not 0 are stored. Centers stay algebra: a centered row would have no zeros.</summary>
internal sealed class SparseKernel(int columns) : RowKernel(new(columns, 1))
{
    internal override bool Centers => false;

    internal override void Multiply(in RowBlock block, ReadOnlySpan<double> centers, Folded folded, Span<double> eta)
    {
        int outputs = folded.Outputs;
        for (int row = 0; row < block.Rows; row++)
        {
            ReadOnlySpan<double> values = RowOf(block, row, out ReadOnlySpan<int> places);
            for (int k = 0; k < outputs; k++)
            {
                ReadOnlySpan<double> b = folded.Coefficients.AsSpan(k * columns, columns);
                double sum = folded.Intercepts[k];
                for (int i = 0; i < values.Length; i++)
                    sum += values[i] * b[places[i]];
                eta[(row * outputs) + k] = sum;
            }
        }
    }

    internal override void Add(in RowBlock block, ReadOnlySpan<double> centers, ReadOnlySpan<double> derivatives, int outputs, Span<double> sums)
    {
        for (int row = 0; row < block.Rows; row++)
        {
            ReadOnlySpan<double> values = RowOf(block, row, out ReadOnlySpan<int> places);
            for (int k = 0; k < outputs; k++)
            {
                Span<double> part = sums.Slice(k * columns, columns);
                double u = derivatives[(row * outputs) + k];
                for (int i = 0; u != 0 && i < values.Length; i++)
                    part[places[i]] += u * values[i];
            }
        }
    }

    internal override void AddMoments(in RowBlock block, ReadOnlySpan<double> centers, Span<double> first, Span<double> second)
    {
        for (int row = 0; row < block.Rows; row++)
        {
            ReadOnlySpan<double> values = RowOf(block, row, out ReadOnlySpan<int> places);
            double weight = block.Weights.IsEmpty ? 1 : block.Weights[row];
            for (int i = 0; i < values.Length; i++)
            {
                first[places[i]] += weight * values[i];
                second[places[i]] += weight * values[i] * values[i];
            }
        }
    }

    internal override void Standardize(in RowBlock block, int row, ReadOnlySpan<double> center, ReadOnlySpan<double> factor, Span<double> to)
    {
        for (int j = 0; j < columns; j++)
            to[j] = -center[j] * factor[j];
        ReadOnlySpan<double> values = RowOf(block, row, out ReadOnlySpan<int> places);
        for (int i = 0; i < values.Length; i++)
            to[places[i]] = (values[i] - center[places[i]]) * factor[places[i]];
    }

    private static ReadOnlySpan<double> RowOf(in RowBlock block, int row, out ReadOnlySpan<int> places)
    {
        int from = block.Starts[row] - block.Starts[0], length = block.Starts[row + 1] - block.Starts[row];
        places = block.ValueColumns.Slice(from, length);
        return block.Values.Slice(from, length);
    }
}
