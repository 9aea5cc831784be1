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

    public override int? Columns => _facts.Layout is { } layout ? layout.Columns : formula.Columns;

    public override bool AddsUpOverRows => base.AddsUpOverRows && !(_facts.DividesByClassWeights && !_facts.ClassWeights.IsNone);

    internal override IHasColumns? Layout => _facts.Layout;

    internal override int? IgnoreIndex => _facts.IgnoreIndex;

    internal override bool StopsGradient { get; } = loss is IStopsGradient;

    internal override bool DrawsByRow { get; } = loss is IDrawsByRow { Draws: true };

    internal override IRestrictsRows? RowRule { get; } = loss as IRestrictsRows;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        RowLoop.Run(formula, _facts, batch, result, reduction);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        RowLoop.Run(formula, _facts, batch, result, reduction);

    internal override void Frozen(in LossBatch<double> batch, ReadOnlySpan<double> origin, Span<double> losses)
    {
        if (loss is not IStopsGradient stop)
        {
            base.Frozen(batch, origin, losses);
            return;
        }

        for (int row = 0, k = batch.Columns; row < batch.Rows; row++)
            losses[row] = stop.Frozen(batch.Predictions.Slice(row * k, k), origin.Slice(row * k, k), batch.TargetOf(row));
    }
}
