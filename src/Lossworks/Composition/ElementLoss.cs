using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of single numbers as an object.</summary>
internal sealed class ElementLoss<L, E>(L loss, E formula, LossSpec spec, LossShape shape)
    : Loss(L.Card, shape, loss.Claims, (loss as IRestrictsTarget)?.Target, (loss as IRestrictsPrediction)?.Prediction), IForcedWidth, ICountsOperations
    where L : struct, ILoss
    where E : struct, IElementFormula
{
    public override LossSpec Spec => spec;

    int ICountsOperations.Operations() => Verification.LossCost.Count(formula);

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        ElementEvaluation.Run(formula, batch.Predictions, batch.Targets, batch.Weights, result, reduction, threads);

    double IForcedWidth.EvaluateAt<S>(Width width, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads) =>
        ElementEvaluation.Run(formula, batch.Predictions, batch.Targets, batch.Weights, result, reduction, threads, width);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        ElementEvaluation.Run(formula, batch.Predictions, batch.Targets, batch.Weights, result, reduction, threads);
}
