using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The square root of the mean squared error: the same answer, in the units of the target.</summary>
/// <remarks>
///   sqrt(sum w r^2 / sum w), r = prediction - target; gradient w r/(W rmse), 0 where every residual is 0.
///   Gauss (1809), Theoria motus corporum coelestium
/// </remarks>
public readonly record struct RootMeanSquaredError : IBatchLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("root-mean-squared-error")
    {
        Aliases = ["rmse"],
        Summary = "The square root of the mean squared error: the same answer, in the units of the target.",
        Formula = "sqrt(sum w r^2 / sum w)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        HasHessian = false,
        UseWhen = "You report an error in the units of the target.",
        AvoidWhen = "You train by mini-batches: the root of a mean over a batch is not the root of the mean over all rows.",
        Elsewhere =
        [
            Counterpart.CatBoost("RMSE", "optimizes the mean squared error and reports the root"),
            Counterpart.Keras("metrics.RootMeanSquaredError", "a metric only"),
            Counterpart.ScikitLearn("root_mean_squared_error", "a metric only"),
            Counterpart.XGBoost("rmse", "a metric only"),
            Counterpart.LightGbm("rmse", "a metric only"),
        ],
        References = ["Gauss (1809), Theoria motus corporum coelestium"],
        Notes = "Every reduction returns the same number; 'none' does not exist.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
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
