using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>How much worse than perfect a predicted log-mean of positive, skewed targets is: 0 where the mean equals the target.</summary>
/// <remarks>
///   f + y e^(-f) - log y - 1
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
/// </remarks>
public readonly record struct GammaDeviance : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("gamma-deviance")
    {
        Summary = "How much worse than perfect a predicted log-mean of positive, skewed targets is: 0 where the mean equals the target.",
        Formula = "f + y e^(-f) - log y - 1",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [Output.LogMean],
        Target = new Argument("positive target", Interval.Positive),
        UseWhen = "As gamma-nll, where the value itself is read: 0 at best, and a relative error of e counts the same at every size.",
        AvoidWhen = "Targets can be 0, or the spread does not grow with the mean.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("HalfGammaLoss", "leaves out -log y - 1: the same derivatives"),
            Counterpart.ScikitLearn("mean_gamma_deviance", "takes the mean, not its logarithm, and is twice as large; a metric"),
            Counterpart.XGBoost("reg:gamma", "leaves out -log y - 1: the same derivatives"),
            Counterpart.LightGbm("gamma", "leaves out -log y - 1: the same derivatives"),
        ],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        NonNegative = true,
        Elicits = Functional.LogMean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => T.Apply(default(ExpRest), C.Log(y) - f);
}
