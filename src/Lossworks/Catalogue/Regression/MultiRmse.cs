using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The typical length of the error of several outputs at once, in their common unit.</summary>
/// <remarks>
///   sqrt(sum_i w_i sum_d r_id^2 / sum_i w_i), r = prediction - target: summed over outputs, averaged over rows; gradient 0 where the value is 0.
///   Gauss (1809), Theoria motus corporum coelestium
/// </remarks>
public readonly record struct MultiRmse : IBatchLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multi-rmse")
    {
        Summary = "The typical length of the error of several outputs at once, in their common unit.",
        Formula = "sqrt(sum_i w_i sum_d r_id^2 / sum_i w_i), i over rows, d over outputs",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Target = Argument.RealTargets,
        HasHessian = false,
        TakesRows = true,
        UseWhen = "Several outputs of the same unit are predicted together and you report one error for all of them.",
        AvoidWhen = "The outputs have different units or sizes: the largest then decides alone, so scale them first; or you train by mini-batches.",
        Elsewhere = [Counterpart.CatBoost("MultiRMSE", "optimizes the mean square and reports the root")],
        References = ["Gauss (1809), Theoria motus corporum coelestium"],
        Notes = "Every reduction returns the same number; 'none' does not exist. With one output it is root-mean-squared-error.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = 1,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Mean,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => RootMeanSquare<PlainDifference>.Run(batch, gradient);
}
