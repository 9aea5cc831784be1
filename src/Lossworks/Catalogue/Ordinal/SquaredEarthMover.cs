using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>How far probability must be moved along the ordered classes to match the truth, squared: a near miss costs less than a far one.</summary>
/// <remarks>
///   (1/K) sum_k (P_k - T_k)^2, cumulative sums of predictions and targets, all K terms, no root.
///   Hou, Yu and Samaras (2016), arXiv:1611.05916
/// </remarks>
public readonly record struct SquaredEarthMover : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("squared-earth-mover")
    {
        Aliases = ["emd"],
        Summary = "How far probability must be moved along the ordered classes to match the truth, squared: a near miss costs less than a far one.",
        Formula = "(1/K) sum_k (P_k - T_k)^2, P_k = p_0 + ... + p_k, T_k = t_0 + ... + t_k",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassOrSharesTarget,
        UseWhen = "The truth of a row is a whole distribution over ordered classes, such as the votes on a photograph; or near misses should cost less.",
        AvoidWhen = "The classes have no order: then use brier-score.",
        Elsewhere = [Counterpart.Other("NIMA's earth mover's distance", "the root of this")],
        References = ["Hou, Yu and Samaras (2016), arXiv:1611.05916"],
        Notes = "Probabilities are used as given: a row need not add up to 1. The paper sums; here the sum is divided by K.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 2,
        NonNegative = true,
        ZeroAtPerfect = true,
        StrictlyProper = true,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CumulativeRow.Of(scores, target, scores.Length, 1.0 / scores.Length, gradient, hessian);
}
