using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of lifetimes and strengths, with scale and shape of the Weibull distribution predicted.</summary>
/// <remarks>
///   -log(k/l) - (k - 1) log(y/l) + (y/l)^k, l = scale, k = shape
///   Weibull (1951), doi:10.1115/1.4010337
/// </remarks>
public readonly record struct WeibullNll : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("weibull-nll")
    {
        Summary = "Negative log-likelihood of lifetimes and strengths, with scale and shape of the Weibull distribution predicted.",
        Formula = "-log(k/l) - (k - 1) log(y/l) + (y/l)^k, l = scale, k = shape",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("scale", Interval.Positive), new Output("shape", Interval.Positive)],
        Target = new Argument("positive target", Interval.Positive),
        UseWhen = "Targets are times to failure, all of them seen, and the risk grows (k > 1) or falls (k < 1) with age.",
        AvoidWhen = "Some rows have not failed yet: they need a survival loss.",
        Elsewhere = [Counterpart.PyTorch("distributions.Weibull", "minus log_prob")],
        References = ["Weibull (1951), doi:10.1115/1.4010337"],
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new();

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        // With u = k log(y/l) the loss is log y - log k + e^u - u, in which no derivative cancels. Roots keep the ratio in range.
        T k = outputs[1], u = -2 * (k * T.Log(T.Sqrt(outputs[0]) / C.Sqrt(y)));
        return T.Apply(default(ExpRest), u) + (C.Log(y) + 1) - T.Log(k);
    }
}
