using System.Numerics;
using System.Numerics.Tensors;

namespace Lossworks.Kernels;

/// <summary>A block of rows, one after the other: what every formula of a row can do.</summary>
internal static class ScalarRows
{
    /// <summary>The sum of the weighted losses.</summary>
    internal static double Run<F, S>(F formula, in RowBlock<S> block)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum sum = default;
        for (int row = 0; row < block.Rows; row++)
        {
            double value = Row(formula, block, row);
            if (!block.Losses.IsEmpty)
                block.Losses[row] = S.CreateTruncating(value);
            sum.Add(value);
        }

        return sum.Total;
    }

    /// <summary>One row: its weighted loss, and its derivatives multiplied by weight and divisor.</summary>
    private static double Row<F, S>(F formula, in RowBlock<S> block, int row)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = block.Columns;
        Span<S> gradient = block.Gradient.Part(row * k, k), hessian = block.Hessian.Part(row * k, k);
        double weight = block.WeightOf(row);
        if (weight == 0)
        {
            gradient.Clear();
            hessian.Clear();
            return 0;
        }

        double value = weight * formula.Of(block.Scores(row), block.TargetOf(row), gradient, hessian), scale = weight / block.Divisor;
        if (scale != 1)
        {
            TensorPrimitives.Multiply(gradient, S.CreateTruncating(scale), gradient);
            TensorPrimitives.Multiply(hessian, S.CreateTruncating(scale), hessian);
        }

        return value;
    }
}
