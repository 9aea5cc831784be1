using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lossworks.Kernels;

/// <summary>From tensors to batches: equal shapes, contiguous memory, and nothing else.</summary>
internal static class TensorShapes
{
    internal static LossBatch<S> Batch<S>(Loss loss, in ReadOnlyTensorSpan<S> predictions, in ReadOnlyTensorSpan<S> targets)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        bool rows = loss.TakesRows;
        int rank = 1 + Math.Max(1, loss.Card.RowShape.Length);
        if (rows && predictions.Rank != rank)
        {
            throw new ShapeException(
                $"{loss.Card.Name} takes predictions of {rank} dimensions, the first of which is the row, not of shape {Text(predictions.Lengths)}.");
        }

        if (!loss.Card.TakesNesting && predictions.Rank > 1)
            throw new ShapeException($"{loss.Card.Name} takes a plain list of predictions, not a tensor of shape {Text(predictions.Lengths)}.");
        if ((!rows || loss.Target.PerRow == TargetCount.LikePredictions) && !predictions.Lengths.SequenceEqual(targets.Lengths))
        {
            throw new ShapeException(
                $"predictions have shape {Text(predictions.Lengths)} but targets have shape {Text(targets.Lengths)}. "
                + "Nothing is broadcast: reshape one of them so that both shapes are equal.");
        }

        ReadOnlySpan<S> p = Flat(predictions, "predictions"), t = Flat(targets, "targets");
        if (!rows)
        {
            int last = loss.Columns > 1 && predictions.Rank > 0 ? (int)predictions.Lengths[^1] : 1;
            return new(p, last, t, last);
        }

        int columns = p.Length / (int)predictions.Lengths[0];
        return new(p, columns, t, targets.Rank == 1 ? 1 : (int)targets.Lengths[1]);
    }

    private static ReadOnlySpan<S> Flat<S>(in ReadOnlyTensorSpan<S> tensor, string name)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (tensor.IsEmpty)
            throw new ShapeException($"there are no {name}: a loss needs at least one.");
        if (!tensor.IsDense)
            throw new ShapeException($"{name} are not contiguous in memory: copy them into a dense tensor first.");
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef(in tensor.GetPinnableReference()), checked((int)tensor.FlattenedLength));
    }

    private static string Text(ReadOnlySpan<nint> lengths) => lengths.Length == 0 ? "a single number" : string.Join(" x ", lengths.ToArray());
}
