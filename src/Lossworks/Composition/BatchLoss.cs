using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of the whole batch as an object.</summary>
internal sealed class BatchLoss<L>(L loss, LossSpec spec) : Loss(L.Card, LossShape.Batch, loss.Claims)
    where L : struct, IBatchLoss
{
    public override LossSpec Spec => spec;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        BatchEvaluation.Run(loss, batch, result, reduction);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        BatchEvaluation.Run(loss, batch, result, reduction);
}
