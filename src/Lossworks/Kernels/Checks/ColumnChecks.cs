using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Whether the columns of predictions and targets are what the card, and the loss itself, ask for.</summary>
internal static class ColumnChecks
{
    /// <summary>What the card says.</summary>
    internal static void Run<S>(LossCard card, in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (batch.Columns < card.MinimumColumns)
        {
            throw new ShapeException(
                $"{card.Name} needs rows of at least {card.MinimumColumns} scores, not {batch.Columns}: give one row per example, one column per class.");
        }

        if (batch.HasClasses)
        {
            if (!card.Target.IsClass)
                throw new ShapeException($"{card.Name} takes numbers as targets ({card.Target.Meaning}), not class indices.");
            return;
        }

        if (card.Target.IsClass && !card.Target.AllowsShares)
            throw new ShapeException($"{card.Name} takes one class index per row as target, not numbers.");
        int expected = card.Target.PerRow switch
        {
            TargetCount.LikePredictions => batch.Columns,
            TargetCount.Free => batch.TargetColumns,
            _ => 1,
        };
        if (batch.TargetColumns != expected)
            throw new ShapeException($"{card.Name}: predictions have {batch.Columns} columns but targets have {batch.TargetColumns}. {Hint(card)}");
    }

    /// <summary>What the loss says, where it does.</summary>
    internal static void Run<S>(LossCard card, IHasColumns? layout, in LossBatch<S> batch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (layout is null)
            return;
        if (layout.Columns is { } columns && columns != batch.Columns)
            throw new ShapeException($"{card.Name} takes rows of {columns} with these parameters, not of {batch.Columns}.");
        if (layout.Misfit(batch.Columns, batch.TargetColumns) is { } misfit)
            throw new ShapeException($"{card.Name}: {misfit}");
    }

    private static string Hint(LossCard card) =>
        card.Target.AllowsShares ? "Give one share per class, or one class index per row."
        : card.Target.PerRow == TargetCount.One ? "Give one target per row."
        : "Give one target per prediction.";
}
