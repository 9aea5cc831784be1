using System.Numerics;

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

    internal static bool Ignores<S>(Loss loss, in LossBatch<S> batch, int row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.HasClasses && batch.Classes[row] == loss.IgnoreIndex;

    /// <summary>The class of a row; of a label 1 or not 1: 1 or 0; -1 where targets are several numbers.</summary>
    internal static int Label<S>(in LossBatch<S> batch, int i)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => batch.HasClasses ? batch.Classes[i]
            : batch.Targets.Length != batch.Predictions.Length || batch.Columns > 1 ? -1
            : batch.Targets[i] > S.Zero ? 1
            : 0;
}
