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
        bool rows = loss.Shape is LossShape.Row or LossShape.Outputs;
        if (rows && predictions.Rank != 2)
            throw new ShapeException($"{loss.Card.Name} takes predictions of rows x columns, not of shape {Text(predictions.Lengths)}.");
        if (loss.Shape != LossShape.Outputs && !predictions.Lengths.SequenceEqual(targets.Lengths))
        {
            throw new ShapeException(
                $"predictions have shape {Text(predictions.Lengths)} but targets have shape {Text(targets.Lengths)}. "
                + "Nothing is broadcast: reshape one of them so that both shapes are equal.");
        }

        ReadOnlySpan<S> p = Flat(predictions, "predictions"), t = Flat(targets, "targets");
        if (!rows)
            return new(p, t);
        int columns = (int)predictions.Lengths[1];
        return new(p, columns, t, loss.Shape == LossShape.Outputs ? 1 : columns);
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
