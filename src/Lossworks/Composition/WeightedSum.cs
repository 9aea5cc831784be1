using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A weighted sum of losses on the same predictions and targets.</summary>
internal sealed class WeightedSum : Loss
{
    private WeightedSum(ImmutableArray<(double Weight, Loss Loss)> terms)
        : base(SumFacts.Card(terms), SumFacts.Shape(terms), SumFacts.Claims(terms)) => (Terms, RowRule) = (terms, SumFacts.RowRule(terms));

    public override ImmutableArray<(double Weight, Loss Loss)> Terms { get; }

    public override int? Columns => Terms.Max(t => t.Loss.Columns);

    public override bool AddsUpOverRows => Terms.All(t => t.Loss.AddsUpOverRows);

    public override bool Skips(int label) => Terms.Any(t => t.Loss.Skips(label));

    internal override bool DrawsByRow => Terms.Any(t => t.Loss.DrawsByRow);

    internal override bool StopsGradient => Terms.Any(t => t.Loss.StopsGradient);

    internal override IHasColumns? Layout => Terms.Select(t => t.Loss.Layout).FirstOrDefault(layout => layout is not null);

    internal override IRestrictsRows? RowRule { get; }

    /// <summary>A class that every term skips; where only some do, its rows still cost what the others say.</summary>
    internal override int? IgnoreIndex => Terms.All(t => t.Loss.IgnoreIndex == Terms[0].Loss.IgnoreIndex) ? Terms[0].Loss.IgnoreIndex : null;

    public override LossSpec Spec => new([.. Terms.SelectMany(t => t.Loss.Spec.Scaled(t.Weight).Terms)]);

    /// <summary>Sums of sums are flattened.</summary>
    internal static Loss Of(IEnumerable<(double Weight, Loss Loss)> terms)
    {
        ImmutableArray<(double Weight, Loss Loss)> flat =
            [.. terms.SelectMany(t => t.Loss is WeightedSum sum ? sum.Terms.Select(u => (t.Weight * u.Weight, u.Loss)) : [t])];
        SumFacts.Check(flat);
        return new WeightedSum(flat);
    }

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        Sum(batch, result, reduction, threads);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        Sum(batch, result, reduction, threads);

    internal override void Frozen(in LossBatch<double> batch, ReadOnlySpan<double> origin, Span<double> losses)
    {
        using Borrowed<double> term = new(losses.Length);
        losses.Clear();
        foreach ((double weight, Loss loss) in Terms)
        {
            if (weight == 0)
                continue;
            loss.Frozen(batch, origin, term.Span);
            TensorPrimitives.MultiplyAdd(term.Span, weight, losses, losses);
        }
    }

    /// <summary>Adds up in borrowed memory, so that the caller's gradient may be the predictions' own memory.</summary>
    private double Sum<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<S> gradient = new(result.Gradient.Length), hessian = new(result.Hessian.Length), losses = new(result.Losses.Length);
        using Borrowed<S> termGradient = new(gradient.Length), termHessian = new(hessian.Length), termLosses = new(losses.Length);
        gradient.Span.Clear();
        hessian.Span.Clear();
        losses.Span.Clear();

        double value = 0;
        foreach ((double weight, Loss loss) in Terms)
        {
            // A weight of 0 removes the term even where it is infinite; that the batch fits is still checked.
            if (weight == 0)
            {
                loss.EvaluateAs(batch, default, reduction, threads);
                continue;
            }

            LossResult<S> term = new() { Gradient = termGradient.Span, Hessian = termHessian.Span, Losses = termLosses.Span };
            value += weight * loss.EvaluateAs(batch, term, reduction, threads);
            S factor = S.CreateTruncating(weight);
            TensorPrimitives.MultiplyAdd(termGradient.Span, factor, gradient.Span, gradient.Span);
            TensorPrimitives.MultiplyAdd(termHessian.Span, factor, hessian.Span, hessian.Span);
            TensorPrimitives.MultiplyAdd(termLosses.Span, factor, losses.Span, losses.Span);
        }

        gradient.Span.CopyTo(result.Gradient);
        hessian.Span.CopyTo(result.Hessian);
        losses.Span.CopyTo(result.Losses);
        return value;
    }
}
