using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The squared difference of log(1 + value): relative errors on numbers that may be 0.</summary>
/// <remarks>
///   (log(1 + f) - log(1 + y))^2
///   Kaggle metric RMSLE (2012); Tofallis (2015), doi:10.1057/jors.2014.103
/// </remarks>
public readonly record struct SquaredLogError : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("squared-log-error")
    {
        Aliases = ["msle"],
        Summary = "The squared difference of log(1 + value): relative errors on numbers that may be 0.",
        Formula = "(log(1 + f) - log(1 + y))^2",
        Family = LossFamily.Regression,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [new Output("prediction", new Interval(-1, double.PositiveInfinity, true, true))],
        Target = new Argument("target", new Interval(-1, double.PositiveInfinity, true, true)),
        UseWhen = "Targets span orders of magnitude and twice too much is as bad as half.",
        AvoidWhen = "You want the mean: the answer lies below it. Predictions must stay above -1.",
        Elsewhere =
        [
            Counterpart.Keras("MeanSquaredLogarithmicError", "clamps both sides at 1e-7 before the logarithm"),
            Counterpart.XGBoost("reg:squaredlogerror", "half of it; prediction clamped above -1, Hessian at least 1e-6"),
            Counterpart.CatBoost("MSLE", "a metric only"),
            Counterpart.ScikitLearn("mean_squared_log_error", "a metric only"),
        ],
        References = ["Kaggle metric RMSLE (2012); Tofallis (2015), doi:10.1057/jors.2014.103"],
        Notes = "The best constant is the exponential of the mean of log(1 + y), less 1.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.MeanOfLog1p,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.Square(LogDifference.Of(f, y));
}
