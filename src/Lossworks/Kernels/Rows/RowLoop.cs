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
        double divisor = DivisorOf(facts, batch, reduction);
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
        double weight = batch.Weights.IsEmpty ? 1 : double.CreateTruncating(batch.Weights[row]);
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

    /// <summary>Ignored rows count in no divisor; class weights count in that of the mean where the loss says so.</summary>
    private static double DivisorOf<S>(RowFacts facts, in LossBatch<S> batch, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!batch.Weights.IsEmpty)
            Divisor.TotalOf(batch.Weights);
        CompensatedSum total = default;
        int counted = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            if (facts.Ignores(batch, row))
                continue;
            counted++;
            double weight = batch.Weights.IsEmpty ? 1 : double.CreateTruncating(batch.Weights[row]);
            total.Add(weight * facts.ShareOf(batch, row));
        }

        if (counted == 0)
            throw new LossException($"every row has the ignored class {facts.IgnoreIndex}: there is nothing to average.");
        if (reduction == Reduction.Mean && total.Total == 0)
            throw new LossException("the weights of all rows add up to 0, so there is nothing to average: give at least one positive weight.");
        return reduction switch
        {
            Reduction.Mean => total.Total,
            Reduction.MeanCount => counted,
            _ => 1,
        };
    }
}
