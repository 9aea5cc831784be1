using System.Collections.Immutable;
using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>A loss of single numbers with a formula for each column: column by column through the element loop, reduced over all numbers.</summary>
internal sealed class ColumnwiseLoss<L> : Loss
    where L : struct, IPointwiseLoss
{
    private readonly ImmutableArray<Loss> _columns;

    internal ColumnwiseLoss(L loss, IVariesByColumn<L> varying, LossSpec spec)
        : base(L.Card, LossShape.Pointwise, loss.Claims, (loss as IRestrictsTarget)?.Target)
    {
        Spec = spec;
        _columns = [.. Enumerable.Range(0, varying.ColumnCount!.Value)
            .Select(varying.AtColumn)
            .Select(column => new ElementLoss<L, OfPair<L>>(column, new(column), spec, LossShape.Pointwise))];
    }

    public override LossSpec Spec { get; }

    public override int? Columns => _columns.Length;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        Run(batch, result, reduction, threads);

    private double Run<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (batch.Columns != _columns.Length || batch.HasClasses)
        {
            throw new ShapeException(
                $"{L.Card.Name} has a formula for each of {_columns.Length} columns, "
                + $"so its last axis must have {_columns.Length} numbers, not {batch.Columns}.");
        }

        ShapeChecks.Elements(batch.Predictions, batch.Targets, batch.Weights, result);
        double divisor = Divisor.Of(reduction, batch.Weights, batch.Predictions.Length);

        CompensatedSum sum = default;
        for (int column = 0; column < _columns.Length; column++)
            sum.Add(Column(column, batch, result, divisor, threads));
        return sum.Total / divisor;
    }

    /// <summary>
    /// The weighted losses of one column. All of it is read before anything is written, so that the gradient may be the predictions' own memory.
    /// </summary>
    private double Column<S>(int column, in LossBatch<S> batch, in LossResult<S> result, double divisor, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<S> predictions = new(batch.Rows), targets = new(batch.Rows), losses = new(batch.Rows);
        using Borrowed<S> gradient = new(result.Gradient.IsEmpty ? 0 : batch.Rows), hessian = new(result.Hessian.IsEmpty ? 0 : batch.Rows);
        for (int row = 0, i = column; row < batch.Rows; row++, i += batch.Columns)
            (predictions.Span[row], targets.Span[row]) = (batch.Predictions[i], batch.Targets[i]);
        LossResult<S> inner = new() { Gradient = gradient.Span, Hessian = hessian.Span, Losses = losses.Span };
        _columns[column].EvaluateAs(new LossBatch<S>(predictions.Span, targets.Span), inner, Reduction.None, threads);

        CompensatedSum sum = default;
        for (int row = 0, i = column; row < batch.Rows; row++, i += batch.Columns)
        {
            double weight = batch.WeightOf(i);
            double value = Times(weight, losses.Span[row]);
            sum.Add(value);
            result.Losses.Put(i, value);
            if (gradient.Length > 0)
                result.Gradient.Put(i, Times(weight / divisor, gradient.Span[row]));
            if (hessian.Length > 0)
                result.Hessian.Put(i, Times(weight / divisor, hessian.Span[row]));
        }

        return sum.Total;
    }

    /// <summary>What has no weight is 0, also where the loss is infinite.</summary>
    private static double Times<S>(double weight, S x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => weight == 0 ? 0 : weight * double.CreateTruncating(x);
}
