using System.Numerics;

namespace Lossworks;

/// <summary>A loss of one row of K scores against a class or a distribution over the classes.</summary>
/// <remarks>
/// The derivatives are in closed form, because all K of them follow from one pass over the row, where jets would take K passes. The
/// contract suite checks them against differences of the value.
/// </remarks>
public interface IRowLoss : ILoss
{
    /// <summary>The loss of one row; its gradient and the diagonal of its Hessian are written where the caller gave room.</summary>
    /// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="scores">K scores, logits or probabilities; the card says which.</param>
    /// <param name="target">The class, or K shares.</param>
    /// <param name="gradient">Empty, or room for K numbers.</param>
    /// <param name="hessian">Empty, or room for K numbers.</param>
    double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}

/// <summary>A row loss that skips rows of one class index: padding, unlabelled rows. They count in no divisor.</summary>
public interface IIgnoresClass
{
    /// <summary>The class index whose rows are skipped.</summary>
    int IgnoreIndex { get; }
}

/// <summary>A row loss that weighs classes.</summary>
public interface IHasClassWeights
{
    /// <summary>One weight per class, or none.</summary>
    NumberList ClassWeights { get; }
}

/// <summary>A row loss whose mean divides by class weights as well: sum of w * loss over sum of w * (weight of the row's class).</summary>
public interface IDividesByClassWeights : IHasClassWeights;
