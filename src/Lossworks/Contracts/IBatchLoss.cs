using System.Numerics;

namespace Lossworks;

/// <summary>A loss that couples the rows of a batch, so that it has one value for the whole batch and no diagonal Hessian.</summary>
public interface IBatchLoss : ILoss
{
    /// <summary>The loss of the batch; its gradient is written where the caller gave room. Hand-written reverse pass.</summary>
    /// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="batch">Predictions, targets and weights.</param>
    /// <param name="gradient">Empty, or room for as many numbers as there are predictions.</param>
    /// <param name="reduction">Never <see cref="Reduction.None"/>.</param>
    double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
