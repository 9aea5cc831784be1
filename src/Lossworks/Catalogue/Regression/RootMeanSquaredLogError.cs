using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The square root of the mean squared difference of log(1 + value): a typical relative error on numbers that may be 0.</summary>
/// <remarks>
///   sqrt(sum w (log(1 + f) - log(1 + y))^2 / sum w)
///   Kaggle metric RMSLE (2012); Tofallis (2015), doi:10.1057/jors.2014.103
/// </remarks>
public readonly record struct RootMeanSquaredLogError : IBatchLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("root-mean-squared-log-error")
    {
        Aliases = ["rmsle"],
        Summary = "The square root of the mean squared difference of log(1 + value): a typical relative error on numbers that may be 0.",
        Formula = "sqrt(sum w (log(1 + f) - log(1 + y))^2 / sum w)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [new Output("prediction", new Interval(-1, double.PositiveInfinity, true, true))],
        Target = new Argument("target", new Interval(-1, double.PositiveInfinity, true, true)),
        HasHessian = false,
        UseWhen = "You report a relative error of counts or amounts that span orders of magnitude.",
        AvoidWhen =
            "You train by mini-batches: the root of a mean over a batch is not the root of the mean over all rows. You want the mean: the " +
            "answer lies below it.",
        Elsewhere =
        [
            Counterpart.XGBoost("rmsle", "a metric only; the objective reg:squaredlogerror is half its square"),
            Counterpart.Keras("MeanSquaredLogarithmicError", "the square of it; clamps both sides at 1e-7 before the logarithm"),
            Counterpart.ScikitLearn("root_mean_squared_log_error", "a metric only"),
            Counterpart.CatBoost("MSLE", "a metric only: the square of it"),
        ],
        References = ["Kaggle metric RMSLE (2012); Tofallis (2015), doi:10.1057/jors.2014.103"],
        Notes = "Every reduction returns the same number; 'none' does not exist. Gradient 0 where every difference is 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.MeanOfLog1p,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => RootMeanSquare<LogDifference>.Run(batch, gradient);
}
