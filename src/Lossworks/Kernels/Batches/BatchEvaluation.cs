using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>A call on a batch-coupled loss: guards, then its own pass.</summary>
internal static class BatchEvaluation
{
    internal static double Run<L, S>(L loss, Loss facade, RowFacts facts, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction)
        where L : struct, IBatchLoss
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        LossCard card = facade.Card;
        if (reduction == Reduction.None)
            throw new LossException($"{card.Name} has one value for the whole batch: reduction 'none' does not exist for it.");
        if (!result.Hessian.IsEmpty)
            throw new LossException($"{card.Name} couples the rows of a batch, so its Hessian is no diagonal: ask for value and gradient only.");
        if (!card.TakesWeights && !batch.Weights.IsEmpty)
            throw new LossException($"{card.Name} does not define what a weight would do: give none.");
        ShapeChecks.Results(batch.Predictions, card.TakesRows ? batch.Rows : batch.Predictions.Length, batch.Weights, result);
        if (card.TakesRows && loss is not IHasBase)
        {
            ColumnChecks.Run(card, batch);
            ColumnChecks.Run(card, facts.Layout, batch);
            facts.CheckClasses(batch);
        }

        if (!batch.Weights.IsEmpty)
            Divisor.TotalOf(batch.Weights);
        return loss.Of(batch, result.Gradient, reduction);
    }
}
