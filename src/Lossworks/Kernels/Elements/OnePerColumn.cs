namespace Lossworks.Kernels;

/// <summary>Typed losses are evaluated on plain lists, which have no columns.</summary>
internal static class OnePerColumn
{
    /// <summary>The formula of a loss that is the same for every number.</summary>
    /// <exception cref="ShapeException">It differs from column to column.</exception>
    internal static OfPair<L> Refuse<L>(L loss)
        where L : struct, IPointwiseLoss
        => loss is not IVariesByColumn<L> { ColumnCount: > 1 and { } count } ? new(loss) : throw new ShapeException(
            $"{L.Card.Name} has a formula for each of {count} columns, but a plain list has none: "
            + $"make it a Loss by LossCatalogue.BuiltIn.Wrap and evaluate a LossBatch with rows of {count}.");
}
