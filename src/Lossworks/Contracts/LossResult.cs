using System.Numerics;

namespace Lossworks;

/// <summary>Where a loss writes, in the caller's memory. What is left empty is not computed.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
public readonly ref struct LossResult<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The derivative of the value by each prediction. May be the memory of the predictions themselves.</summary>
    public Span<S> Gradient { get; init; }

    /// <summary>The second derivative of the value by each prediction: the diagonal of the Hessian.</summary>
    public Span<S> Hessian { get; init; }

    /// <summary>Each loss, weighted; only for <see cref="Reduction.None"/>.</summary>
    public Span<S> Losses { get; init; }
}
