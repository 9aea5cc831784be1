using System.Numerics;
using System.Numerics.Tensors;

namespace Lossworks.Kernels;

/// <summary>THE loop over rows: weights, ignored rows and reductions around any row formula.</summary>
internal static class RowLoop
{
    internal static double Run<F, S>(F formula, RowFacts facts, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ShapeChecks.Results(batch.Predictions, batch.Rows, batch.Weights, result);
        ParameterCards.CheckCount(facts.ClassWeights, batch.Columns);
        formula.CheckColumns(batch);
        ColumnChecks.Run(formula.Card, facts.Layout, batch);
        facts.CheckClasses(batch);
        double divisor = Divisor.OfRows(facts, batch, batch.Rows, reduction);
        CompensatedSum sum = default;
        for (int row = 0; row < batch.Rows; row++)
        {
            double value = Row(formula, facts, batch, result, row, divisor);
            if (!result.Losses.IsEmpty)
                result.Losses[row] = S.CreateTruncating(value);
            sum.Add(value);
        }

        return sum.Total / divisor;
    }

    /// <summary>One row: its weighted loss, and its derivatives multiplied by weight and divisor.</summary>
    private static double Row<F, S>(F formula, RowFacts facts, in LossBatch<S> batch, in LossResult<S> result, int row, double divisor)
        where F : struct, IRowFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int k = batch.Columns;
        Span<S> gradient = RowOf(result.Gradient, row, k), hessian = RowOf(result.Hessian, row, k);
        double weight = batch.WeightOf(row);
        if (weight == 0 || facts.Ignores(batch, row))
        {
            gradient.Clear();
            hessian.Clear();
            return 0;
        }

        double value = weight * formula.Of(batch.Predictions.Slice(row * k, k), batch.TargetOf(row), gradient, hessian);
        double scale = weight / divisor;
        if (scale != 1)
        {
            TensorPrimitives.Multiply(gradient, S.CreateTruncating(scale), gradient);
            TensorPrimitives.Multiply(hessian, S.CreateTruncating(scale), hessian);
        }

        return value;
    }

    private static Span<S> RowOf<S>(Span<S> all, int row, int columns) => all.IsEmpty ? default : all.Slice(row * columns, columns);
}
