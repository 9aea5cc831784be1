using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The root of a sum over columns of weighted mean squares; a target that is NaN is missing and counts nowhere.</summary>
internal static class RootOfSquares
{
    internal static double Of<S>(in LossBatch<S> batch, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Residuals are taken relative to the largest, so that their squares neither overflow nor vanish.
        double largest = Largest(batch);
        CompensatedSum sum = default;
        for (int column = 0; column < batch.Columns && largest > 0; column++)
            sum.Add(Column(batch, column, largest, out _));
        double root = Math.Sqrt(sum.Total);
        if (root == 0)
            gradient.Clear();
        for (int column = 0; column < batch.Columns && root > 0 && !gradient.IsEmpty; column++)
            Derive(batch, column, largest, root, gradient);
        return largest * root;
    }

    /// <summary>w r/(W value), W the weight of what is present in the column.</summary>
    private static void Derive<S>(in LossBatch<S> batch, int column, double largest, double root, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Column(batch, column, largest, out double total);
        for (int row = 0; row < batch.Rows; row++)
        {
            int i = (row * batch.Columns) + column;
            double w = Weight(batch, row), r = Residual(batch, i);
            gradient[i] = S.CreateTruncating(w == 0 || double.IsNaN(r) ? 0 : w * (r / largest) / (total * root));
        }
    }

    /// <summary>The mean square of a column, in squares of the largest residual; 0 where nothing is present.</summary>
    private static double Column<S>(in LossBatch<S> batch, int column, double largest, out double weight)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum squares = default, total = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            double w = Weight(batch, row), r = Residual(batch, (row * batch.Columns) + column);
            if (w == 0 || double.IsNaN(r))
                continue;
            double u = r / largest;
            squares.Add(w * u * u);
            total.Add(w);
        }

        weight = total.Total;
        return weight == 0 ? 0 : squares.Total / weight;
    }

    private static double Largest<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double largest = 0;
        for (int i = 0; i < batch.Predictions.Length; i++)
        {
            double size = Math.Abs(Residual(batch, i));
            if (size > largest && Weight(batch, i / batch.Columns) > 0)
                largest = size;
        }

        return largest;
    }

    private static double Residual<S>(in LossBatch<S> batch, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => double.CreateTruncating(batch.Predictions[i]) - double.CreateTruncating(batch.Targets[i]);

    private static double Weight<S>(in LossBatch<S> batch, int row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.Weights.IsEmpty ? 1 : double.CreateTruncating(batch.Weights[row]);
}
