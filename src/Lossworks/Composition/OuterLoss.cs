using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A function of another loss as an object: g(l), with gradient g'(l) l' and Hessian g''(l) l'^2 + g'(l) l''.</summary>
internal sealed class OuterLoss<L> : Loss
    where L : struct, IOuterLoss
{
    private readonly L _loss;
    private readonly RowFacts _facts;

    internal OuterLoss(L loss, LossSpec spec)
        : this(loss, (loss as IRestrictsTarget)?.Target, spec)
    {
    }

    /// <param name="loss">The outer function.</param>
    /// <param name="classes">The target of a loss that needs the class of each row itself; else null.</param>
    /// <param name="spec">How it is written.</param>
    private OuterLoss(L loss, Argument? classes, LossSpec spec)
        : base(WrapperFacts.CardOf(L.Card, loss.Base, classes), WrapperFacts.ShapeOf(L.Card, loss.Base), loss.Claims, classes ?? loss.Base.Target)
    {
        (_loss, Spec, _facts) = (loss, spec, RowFacts.Of(loss));
        IgnoreIndex = classes is null ? loss.Base.IgnoreIndex : null;
    }

    public override LossSpec Spec { get; }

    public override int? Columns => _facts.Layout?.Columns ?? _loss.Base.Columns;

    public override bool Skips(int label) => base.Skips(label) || _loss.Base.Skips(label);

    internal override IHasColumns? Layout => _facts.Layout ?? _loss.Base.Layout;

    internal override IRestrictsRows? RowRule => _loss.Base.RowRule;

    internal override int? IgnoreIndex { get; }

    internal override bool DrawsByRow => _loss.Base.DrawsByRow;

    internal override bool StopsGradient => _loss.Base.StopsGradient;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    /// <summary>In double all the way, so that the base's value is not rounded before the outer formula sees it.</summary>
    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads)
    {
        ShapeChecks.Results(batch.Predictions, TakesRows ? batch.Rows : batch.Predictions.Length, batch.Weights, result);
        using WidenedBatch wide = new(batch, result);
        double value = Run(wide.Batch, wide.Result, reduction, threads);
        wide.Narrow(result);
        return value;
    }

    internal override void Frozen(in LossBatch<double> batch, ReadOnlySpan<double> origin, Span<double> losses)
    {
        _loss.Base.Frozen(batch, origin, losses);
        for (int i = 0; i < losses.Length; i++)
            losses[i] = At(losses[i], WrapperFacts.Label(batch, i)).Value;
    }

    private double Run(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads)
    {
        int count = TakesRows ? batch.Rows : batch.Predictions.Length, each = batch.Predictions.Length / Math.Max(1, count);
        ShapeChecks.Results(batch.Predictions, count, batch.Weights, result);
        CheckColumns(batch);
        double divisor = Divisor.OfRows(new RowFacts { IgnoreIndex = IgnoreIndex }, batch, count, reduction);

        bool bends = !result.Hessian.IsEmpty, slopes = bends || !result.Gradient.IsEmpty;
        using Borrowed<double> losses = new(count), gradient = new(slopes ? batch.Predictions.Length : 0), hessian = new(result.Hessian.Length);
        LossResult<double> inner = new() { Losses = losses.Span, Gradient = gradient.Span, Hessian = hessian.Span };
        _loss.Base.EvaluateAs(batch.Unweighted(), inner, Reduction.None, threads);

        CompensatedSum sum = default;
        for (int i = 0; i < count; i++)
        {
            double weight = WrapperFacts.Ignores(this, batch, i) ? 0 : batch.WeightOf(i);
            Jet2<double, Scalar<double>> outer = weight == 0 ? default : At(losses.Span[i], WrapperFacts.Label(batch, i));
            double value = weight == 0 ? 0 : weight * outer.Value;
            sum.Add(value);
            if (!result.Losses.IsEmpty)
                result.Losses[i] = value;
            Chain(outer, weight / divisor, i * each, each, inner, result);
        }

        return sum.Total / divisor;
    }

    private void CheckColumns(in LossBatch<double> batch)
    {
        if (!TakesRows)
            return;
        ColumnChecks.Run(Card, batch);
        ColumnChecks.Run(Card, _facts.Layout, batch);
        if (IgnoreIndex is null)
            _facts.CheckClasses(batch);
    }

    private Jet2<double, Scalar<double>> At(double loss, int label) => _loss.Of(Jet2<double, Scalar<double>>.Variable(loss), label);

    /// <summary>The derivatives of one loss. What is multiplied by 0 is 0, even where the other factor is infinite.</summary>
    private static void Chain(Jet2<double, Scalar<double>> outer, double scale, int start, int count, in LossResult<double> inner, in LossResult<double> result)
    {
        for (int j = start; j < start + count; j++)
        {
            if (inner.Gradient.IsEmpty)
                return;
            double slope = inner.Gradient[j];
            if (!result.Gradient.IsEmpty)
                result.Gradient[j] = Times(scale, Times(outer.First, slope));
            if (!result.Hessian.IsEmpty)
                result.Hessian[j] = Times(scale, Times(outer.Second, slope * slope) + Times(outer.First, inner.Hessian[j]));
        }
    }

    private static double Times(double factor, double x) => factor == 0 || x == 0 ? 0 : factor * x;
}
