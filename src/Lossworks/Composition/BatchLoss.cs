using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of the whole batch as an object.</summary>
internal sealed class BatchLoss<L>(L loss, LossSpec spec) : Loss(L.Card, LossShape.Batch, loss.Claims, (loss as IRestrictsTarget)?.Target)
    where L : struct, IBatchLoss
{
    private readonly RowFacts _facts = RowFacts.Of(loss);

    public override LossSpec Spec => spec;

    public override int? Columns => !L.Card.TakesRows ? 1 : _facts.Layout?.Columns;

    internal override IHasColumns? Layout => _facts.Layout;

    internal override int? IgnoreIndex => _facts.IgnoreIndex;

    internal override IRestrictsRows? RowRule { get; } = loss as IRestrictsRows;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        BatchEvaluation.Run(loss, _facts, batch, result, reduction);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        BatchEvaluation.Run(loss, _facts, batch, result, reduction);
}
