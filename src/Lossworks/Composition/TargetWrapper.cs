using System.Numerics;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss that changes targets or rows before another one sees them: predictions, columns and shape are those of the loss inside.</summary>
internal abstract class TargetWrapper(Loss inside, LossCard card, LossClaims claims, LossSpec spec, Argument? target = null)
    : Loss(WrapperFacts.CardOf(card, inside), inside.Shape, claims, target ?? inside.Target)
{
    public override LossSpec Spec => spec;

    public override int? Columns => Inside.Columns;

    public override bool AddsUpOverRows => base.AddsUpOverRows && Inside.AddsUpOverRows;

    public override bool Skips(int label) => base.Skips(label) || Inside.Skips(label);

    internal override IHasColumns? Layout => Inside.Layout;

    internal override IRestrictsRows? RowRule => Inside.RowRule;

    internal override int? IgnoreIndex => Inside.IgnoreIndex;

    internal override bool DrawsByRow => Inside.DrawsByRow;

    internal override bool StopsGradient => Inside.StopsGradient;

    /// <summary>The loss inside.</summary>
    private protected Loss Inside { get; } = inside;

    public sealed override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    public sealed override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    private protected abstract double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
