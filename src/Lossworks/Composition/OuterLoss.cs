using System.Numerics;
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

    internal override IHasColumns? Layout => _facts.Layout ?? _loss.Base.Layout;

    internal override IRestrictsRows? RowRule => _loss.Base.RowRule;

    internal override int? IgnoreIndex { get; }

    internal override bool DrawsByRow => _loss.Base.DrawsByRow;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    private double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int count = TakesRows ? batch.Rows : batch.Predictions.Length, each = batch.Predictions.Length / Math.Max(1, count);
        ShapeChecks.Results(batch.Predictions, count, batch.Weights, result);
        CheckColumns(batch);
        double divisor = WrapperFacts.Divisor(this, batch, reduction, count);

        bool bends = !result.Hessian.IsEmpty, slopes = bends || !result.Gradient.IsEmpty;
        using Borrowed<S> losses = new(count), gradient = new(slopes ? batch.Predictions.Length : 0), hessian = new(result.Hessian.Length);
        LossResult<S> inner = new() { Losses = losses.Span, Gradient = gradient.Span, Hessian = hessian.Span };
        _loss.Base.EvaluateAs(batch.Unweighted(), inner, Reduction.None, threads);

        CompensatedSum sum = default;
        for (int i = 0; i < count; i++)
        {
            double weight = WrapperFacts.Ignores(this, batch, i) ? 0 : batch.Weights.IsEmpty ? 1 : double.CreateTruncating(batch.Weights[i]);
            Jet2<double, Scalar<double>> outer = weight == 0 ? default : At(losses.Span[i], WrapperFacts.Label(batch, i));
            double value = weight == 0 ? 0 : weight * outer.Value;
            sum.Add(value);
            if (!result.Losses.IsEmpty)
                result.Losses[i] = S.CreateTruncating(value);
            Chain(outer, weight / divisor, i * each, each, inner, result);
        }

        return sum.Total / divisor;
    }

    private void CheckColumns<S>(in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!TakesRows)
            return;
        ColumnChecks.Run(Card, batch);
        ColumnChecks.Run(Card, _facts.Layout, batch);
        if (IgnoreIndex is null)
            _facts.CheckClasses(batch);
    }

    private Jet2<double, Scalar<double>> At<S>(S loss, int label)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => _loss.Of(Jet2<double, Scalar<double>>.Variable(double.CreateTruncating(loss)), label);

    /// <summary>The derivatives of one loss. What is multiplied by 0 is 0, even where the base's derivative is infinite.</summary>
    private static void Chain<S>(Jet2<double, Scalar<double>> outer, double scale, int start, int count, in LossResult<S> inner, in LossResult<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int j = start; j < start + count; j++)
        {
            if (inner.Gradient.IsEmpty)
                return;
            double slope = double.CreateTruncating(inner.Gradient[j]);
            if (!result.Gradient.IsEmpty)
                result.Gradient[j] = S.CreateTruncating(Times(scale, Times(outer.First, slope)));
            if (!result.Hessian.IsEmpty)
            {
                double bend = Times(outer.First, double.CreateTruncating(inner.Hessian[j]));
                result.Hessian[j] = S.CreateTruncating(Times(scale, Times(outer.Second, slope * slope) + bend));
            }
        }
    }

    private static double Times(double factor, double x) => factor == 0 ? 0 : factor * x;
}
