using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>
/// sqrt(sum over columns of sum w d^2 / sum w) of differences d, with gradient w d d'/(W root): 0 where every difference with weight is 0. A target that is NaN
/// is missing and counts nowhere.
/// </summary>
/// <typeparam name="D">The difference.</typeparam>
internal static class RootMeanSquare<D>
    where D : struct, IDifference
{
    internal static double Run<S>(in LossBatch<S> batch, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Differences are taken relative to the largest, so that their squares neither overflow nor vanish.
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

    private static void Derive<S>(in LossBatch<S> batch, int column, double largest, double root, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Column(batch, column, largest, out double total);
        for (int row = 0; row < batch.Rows; row++)
        {
            Jet1<double, Scalar<double>> d = Difference(batch, row, column, out double w);
            gradient[(row * batch.Columns) + column] = S.CreateTruncating(w == 0 ? 0 : w / total * (d.Value / largest) / root * d.First);
        }
    }

    /// <summary>The mean square of a column, in squares of the largest difference; 0 where nothing is present.</summary>
    private static double Column<S>(in LossBatch<S> batch, int column, double largest, out double weight)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum squares = default, total = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            double u = Difference(batch, row, column, out double w).Value / largest;
            if (w == 0)
                continue;
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
        for (int row = 0; row < batch.Rows; row++)
        {
            for (int column = 0; column < batch.Columns; column++)
            {
                double size = Math.Abs(Difference(batch, row, column, out double w).Value);
                largest = w == 0 ? largest : Math.Max(largest, size);
            }
        }

        return largest;
    }

    /// <summary>One difference and its weight, which is 0 where the target is missing.</summary>
    private static Jet1<double, Scalar<double>> Difference<S>(in LossBatch<S> batch, int row, int column, out double weight)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int i = (row * batch.Columns) + column;
        double target = double.CreateTruncating(batch.Targets[i]);
        weight = double.IsNaN(target) ? 0 : batch.WeightOf(row);
        return D.Of<Jet1<double, Scalar<double>>, Plain<double, Scalar<double>>>(
            Jet1<double, Scalar<double>>.Variable(double.CreateTruncating(batch.Predictions[i])), new(target));
    }
}
