using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of shares between 0 and 1, with both shapes of the Beta distribution predicted.</summary>
/// <remarks>
///   -(a - 1) log y - (b - 1) log(1 - y) + log(Gamma(a) Gamma(b)/Gamma(a + b))
///   Ferrari and Cribari-Neto (2004), doi:10.1080/0266476042000214501
/// </remarks>
public readonly record struct BetaDistributionNll : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("beta-distribution-nll")
    {
        Summary = "Negative log-likelihood of shares between 0 and 1, with both shapes of the Beta distribution predicted.",
        Formula = "-(a - 1) log y - (b - 1) log(1 - y) + log(Gamma(a) Gamma(b)/Gamma(a + b))",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("a", Interval.Positive), new Output("b", Interval.Positive)],
        Target = new Argument("share", Interval.OpenUnit),
        UseWhen = "Targets are shares or rates strictly between 0 and 1 and their spread differs between rows.",
        AvoidWhen = "Exact zeros and ones occur: they are outside the domain.",
        References = ["Ferrari and Cribari-Neto (2004), doi:10.1080/0266476042000214501"],
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, StrictlyConvex = true };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T a = outputs[0], b = outputs[1];
        T normalizer = T.LogGamma(a) + T.LogGamma(b) - T.LogGamma(a + b);
        return normalizer - (C.Log(y) * (a - 1)) - (C.Log1p(-y) * (b - 1));
    }
}
