using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of positive, skewed targets whose mean is exp(prediction) and whose spread grows with the mean.</summary>
/// <remarks>
///   f + y e^(-f)
///   McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6
/// </remarks>
public readonly record struct GammaNll : IPointwiseLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("gamma-nll")
    {
        Summary = "Negative log-likelihood of positive, skewed targets whose mean is exp(prediction) and whose spread grows with the mean.",
        Formula = "f + y e^(-f)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression],
        Outputs = [Output.LogMean],
        Target = new Argument("positive target", Interval.Positive),
        UseWhen = "Targets are positive and their spread is proportional to their mean: prices, claim sizes, durations.",
        AvoidWhen = "Targets can be 0, or the spread does not grow with the mean.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("HalfGammaLoss"),
            Counterpart.XGBoost("reg:gamma"),
            Counterpart.LightGbm("gamma"),
        ],
        References = ["McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Elicits = Functional.LogMean,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
        => f + (y * T.Exp(-f));
}
