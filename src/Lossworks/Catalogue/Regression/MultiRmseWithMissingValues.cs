using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The typical length of the error of several outputs where some targets are unknown: each output is averaged over the rows that have it.</summary>
/// <remarks>
///   sqrt(sum_d (sum_i w_i r_id^2 / sum_i w_i)), both inner sums over the rows i whose target d is present; a missing target is NaN.
///   Gauss (1809), Theoria motus corporum coelestium
/// </remarks>
public readonly record struct MultiRmseWithMissingValues : IBatchLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multi-rmse-with-missing-values")
    {
        Summary = "The typical length of the error of several outputs where some targets are unknown: each output is averaged over the rows that have it.",
        Formula = "sqrt(sum_d (sum_i w_i r_id^2 / sum_i w_i)), the inner sums over the rows i whose target d is present",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Target = Argument.RealTargets with { AllowsMissing = true },
        HasHessian = false,
        TakesRows = true,
        UseWhen = "Several outputs are predicted together and not every row has a target for each of them.",
        AvoidWhen = "Targets are missing because of their size: what is present then tells too little about the rest, whatever the loss.",
        Elsewhere = [Counterpart.CatBoost("MultiRMSEWithMissingValues", "optimizes the mean square and reports the root")],
        References = ["Gauss (1809), Theoria motus corporum coelestium"],
        Notes =
            "A missing target is NaN. An output without present targets adds 0, and missing entries have gradient 0. Every reduction "
            + "returns the same number; 'none' does not exist.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new MultiRmse().Claims;

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => RootMeanSquare<PlainDifference>.Run(batch, gradient);
}
