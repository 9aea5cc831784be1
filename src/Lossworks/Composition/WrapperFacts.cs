using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks;

/// <summary>What wrappers share: the base decides about predictions, targets and shape, the wrapper about the rest.</summary>
internal static class WrapperFacts
{
    /// <summary>The wrapper's card with the base's predictions and targets.</summary>
    internal static LossCard CardOf(LossCard wrapper, Loss inside, Argument? target = null) => wrapper with
    {
        Tasks = inside.Card.Tasks,
        Outputs = inside.Card.Outputs,
        Target = target ?? inside.Card.Target,
        HasHessian = wrapper.HasHessian && inside.Card.HasHessian,
        TakesRows = inside.TakesRows,
        RowShape = inside.Card.RowShape,
        TakesSingleNumbers = inside.Card.TakesSingleNumbers,
        MinimumColumns = inside.Card.MinimumColumns,
    };

    /// <exception cref="LossException">The base has one value for a whole batch, so that there is nothing to wrap one by one.</exception>
    internal static LossShape ShapeOf(LossCard wrapper, Loss inside) =>
        inside.Shape != LossShape.Batch
            ? inside.Shape is LossShape.Residual or LossShape.Margin ? LossShape.Pointwise : inside.Shape
            : throw new LossException($"{wrapper.Name} needs a loss of single numbers or rows; {inside.Card.Name} has one value for the whole batch.");

    /// <summary>What a reduction divides by: the weights of what is not ignored, or their number.</summary>
    internal static double Divisor<S>(Loss loss, in LossBatch<S> batch, Reduction reduction, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!batch.Weights.IsEmpty)
            Kernels.Divisor.TotalOf(batch.Weights);
        CompensatedSum total = default;
        int counted = 0;
        for (int i = 0; i < count; i++)
        {
            if (Ignores(loss, batch, i))
                continue;
            counted++;
            total.Add(batch.Weights.IsEmpty ? 1 : double.CreateTruncating(batch.Weights[i]));
        }

        if (counted == 0)
            throw new LossException($"{loss.Card.Name}: every row is left out, so there is nothing to average.");
        if (reduction == Reduction.Mean && total.Total == 0)
            throw new LossException("the weights of all rows add up to 0, so there is nothing to average: give at least one positive weight.");
        return reduction switch
        {
            Reduction.Mean => total.Total,
            Reduction.MeanCount => counted,
            _ => 1,
        };
    }

    internal static bool Ignores<S>(Loss loss, in LossBatch<S> batch, int row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.HasClasses && batch.Classes[row] == loss.IgnoreIndex;

    /// <summary>The class of a row; of a label 1 or not 1: 1 or 0; -1 where targets are several numbers.</summary>
    internal static int Label<S>(in LossBatch<S> batch, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.HasClasses ? batch.Classes[i] : batch.Targets.Length == batch.Predictions.Length && batch.Columns == 1 ? (batch.Targets[i] > S.Zero ? 1 : 0) : -1;
}
