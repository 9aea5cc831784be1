using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of rows as an object.</summary>
internal sealed class RowLoss<L, F>(L loss, F formula, LossSpec spec, LossShape shape) : Loss(L.Card, shape, loss.Claims, (loss as IRestrictsTarget)?.Target)
    where L : struct, ILoss
    where F : struct, IRowFormula
{
    private readonly RowFacts _facts = RowFacts.Of(loss);

    public override LossSpec Spec => spec;

    public override int? Columns => formula.Columns;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        RowLoop.Run(formula, _facts, batch, result, reduction);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        RowLoop.Run(formula, _facts, batch, result, reduction);
}
