using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>A call on a batch-coupled loss: guards, then its own pass.</summary>
internal static class BatchEvaluation
{
    internal static double Run<L, S>(L loss, RowFacts facts, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction)
        where L : struct, IBatchLoss
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (reduction == Reduction.None)
            throw new LossException($"{L.Card.Name} has one value for the whole batch: reduction 'none' does not exist for it.");
        if (!result.Hessian.IsEmpty)
            throw new LossException($"{L.Card.Name} couples the rows of a batch, so its Hessian is no diagonal: ask for value and gradient only.");
        if (!L.Card.TakesWeights && !batch.Weights.IsEmpty)
            throw new LossException($"{L.Card.Name} does not define what a weight would do: give none.");
        ShapeChecks.Results(batch.Predictions, batch.Rows, batch.Weights, result);
        if (L.Card.TakesRows)
            CheckRows(L.Card, facts, batch);
        if (!batch.Weights.IsEmpty)
            Divisor.TotalOf(batch.Weights);
        return loss.Of(batch, result.Gradient, reduction);
    }

    private static void CheckRows<S>(LossCard card, RowFacts facts, in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ColumnChecks.Run(card, batch);
        ColumnChecks.Run(card, facts.Layout, batch);
        facts.CheckClasses(batch);
    }
}
