using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The guards of every evaluation, written once. Nothing broadcasts; every message names both lengths and the way out.</summary>
internal static class ShapeChecks
{
    internal static void Elements<S>(
        ReadOnlySpan<S> predictions, ReadOnlySpan<S> targets, ReadOnlySpan<S> weights, in LossResult<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (targets.Length != predictions.Length)
        {
            ShapeException.ThrowLength(
                "targets", targets.Length, "predictions", predictions.Length, "Give one target per prediction: nothing is broadcast.");
        }

        Results(predictions, predictions.Length, weights, result);
    }

    internal static void Results<S>(
        ReadOnlySpan<S> predictions, int losses, ReadOnlySpan<S> weights, in LossResult<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (predictions.IsEmpty)
            throw new ShapeException("there are no predictions: a loss needs at least one.");
        if (!weights.IsEmpty && weights.Length != losses)
            ShapeException.ThrowLength("weights", weights.Length, "the batch of losses", losses, "Give one weight per loss, or none.");
        Room(result.Gradient, predictions, "gradient");
        Room(result.Hessian, predictions, "hessian");
        if (!result.Losses.IsEmpty && result.Losses.Length != losses)
            ShapeException.ThrowLength("losses", result.Losses.Length, "the batch of losses", losses, "Give room for one number per loss, or none.");
        if (!result.Gradient.IsEmpty && result.Gradient.Overlaps(result.Hessian))
            throw new ShapeException("gradient and hessian share memory: give each its own.");
    }

    private static void Room<S>(ReadOnlySpan<S> room, ReadOnlySpan<S> predictions, string name)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (room.IsEmpty)
            return;
        if (room.Length != predictions.Length)
            ShapeException.ThrowLength(name, room.Length, "predictions", predictions.Length, "Give room for one number per prediction, or none.");
        if (room.Overlaps(predictions, out int offset) && offset != 0)
            throw new ShapeException($"{name} overlaps predictions at an offset of {offset}: give the same memory from its start, or other memory.");
    }
}
