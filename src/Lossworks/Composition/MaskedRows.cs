using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks;

/// <summary>Evaluates a loss on those rows that have a truth: they are gathered, and what comes out is put back where it belongs.</summary>
internal static class MaskedRows
{
    /// <summary>Rows of the ignored class, and rows with a missing target, get loss 0 and gradient 0 and count in no divisor.</summary>
    /// <exception cref="LossException">No row is left.</exception>
    internal static double Run<S>(Loss loss, in LossBatch<S> batch, int? ignored, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (!loss.TakesRows && loss.Columns > 1)
        {
            throw new LossException(
                $"{loss.Card.Name} has a formula per column, so single numbers cannot be left out: give them any target and a weight of 0.");
        }

        int rows = loss.TakesRows ? batch.Rows : batch.Predictions.Length, each = batch.Predictions.Length / Math.Max(1, rows);
        ShapeChecks.Results(batch.Predictions, rows, batch.Weights, result);
        using Borrowed<int> places = new(rows);
        int kept = Places(batch, rows, ignored, places.Span);
        if (kept == 0)
            throw new LossException($"{loss.Card.Name}: every row is left out, so there is nothing to average.");

        int targetsEach = batch.Targets.Length / rows;
        using Borrowed<S> predictions = new(kept * each), targets = new(kept * targetsEach), weights = new(batch.Weights.IsEmpty ? 0 : kept);
        using Borrowed<int> classes = new(batch.HasClasses ? kept : 0);
        ReadOnlySpan<int> from = places.Span[..kept];
        Gather(batch.Predictions, from, each, predictions.Span);
        Gather(batch.Targets, from, targetsEach, targets.Span);
        Gather(batch.Weights, from, batch.Weights.IsEmpty ? 0 : 1, weights.Span);
        Gather(batch.Classes, from, batch.HasClasses ? 1 : 0, classes.Span);

        using Borrowed<S> gradient = new(result.Gradient.IsEmpty ? 0 : predictions.Length), hessian = new(result.Hessian.IsEmpty ? 0 : predictions.Length);
        using Borrowed<S> losses = new(result.Losses.IsEmpty ? 0 : kept);
        LossBatch<S> seen = batch.HasClasses
            ? new(predictions.Span, batch.Columns, classes.Span, weights.Span)
            : new(predictions.Span, batch.Columns, targets.Span, batch.TargetColumns, weights.Span);
        double value = loss.EvaluateAs(seen, new LossResult<S> { Gradient = gradient.Span, Hessian = hessian.Span, Losses = losses.Span }, reduction, threads);
        Scatter(gradient.Span, from, each, result.Gradient);
        Scatter(hessian.Span, from, each, result.Hessian);
        Scatter(losses.Span, from, 1, result.Losses);
        return value;
    }

    /// <summary>Whether a row has no truth.</summary>
    internal static bool IsMissing<S>(in LossBatch<S> batch, int row, int targetsEach, int? ignored)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (batch.HasClasses)
            return batch.Classes[row] == ignored;
        foreach (S target in batch.Targets.Slice(row * targetsEach, targetsEach))
        {
            if (S.IsNaN(target))
                return true;
        }

        return false;
    }

    private static int Places<S>(in LossBatch<S> batch, int rows, int? ignored, Span<int> places)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int kept = 0;
        for (int row = 0; row < rows; row++)
        {
            if (!IsMissing(batch, row, batch.Targets.Length / rows, ignored))
                places[kept++] = row;
        }

        return kept;
    }

    private static void Gather<T>(ReadOnlySpan<T> from, ReadOnlySpan<int> places, int each, Span<T> to)
    {
        for (int i = 0; i < places.Length && each > 0; i++)
            from.Slice(places[i] * each, each).CopyTo(to[(i * each)..]);
    }

    private static void Scatter<T>(ReadOnlySpan<T> from, ReadOnlySpan<int> places, int each, Span<T> to)
    {
        to.Clear();
        for (int i = 0; i < places.Length && !to.IsEmpty; i++)
            from.Slice(i * each, each).CopyTo(to[(places[i] * each)..]);
    }
}
