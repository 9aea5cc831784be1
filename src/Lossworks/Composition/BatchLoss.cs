using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of the whole batch as an object. Around a base, the base decides about predictions, targets and columns.</summary>
internal sealed class BatchLoss<L> : Loss
    where L : struct, IBatchLoss
{
    private readonly L _loss;
    private readonly Loss? _base;
    private readonly RowFacts _facts;

    internal BatchLoss(L loss, LossSpec spec)
        : this(loss, (loss as IHasBase)?.Base, spec)
    {
    }

    private BatchLoss(L loss, Loss? inside, LossSpec spec)
        : base(
            inside is null ? L.Card : WrapperFacts.CardOf(L.Card, inside),
            LossShape.Batch,
            loss.Claims,
            inside?.Target ?? (loss as IRestrictsTarget)?.Target)
    {
        (_loss, _base, Spec, _facts) = (loss, inside, spec, RowFacts.Of(loss));
        RowRule = inside is null ? loss as IRestrictsRows : inside.RowRule;
    }

    public override LossSpec Spec { get; }

    public override int? Columns => _base is not null ? _base.Columns : !Card.TakesRows ? 1 : _facts.Layout?.Columns;

    internal override IHasColumns? Layout => _base is null ? _facts.Layout : _base.Layout;

    internal override int? IgnoreIndex => _base is null ? _facts.IgnoreIndex : _base.IgnoreIndex;

    internal override IRestrictsRows? RowRule { get; }

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        BatchEvaluation.Run(_loss, this, _facts, batch, result, reduction);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        BatchEvaluation.Run(_loss, this, _facts, batch, result, reduction);
}
