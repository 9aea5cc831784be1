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
        Elsewhere = [Counterpart.PyTorch("distributions.Beta", "minus log_prob")],
        References = ["Ferrari and Cribari-Neto (2004), doi:10.1080/0266476042000214501"],
        Notes = "Ferrari and Cribari-Neto write a = mu phi and b = (1 - mu) phi, from a mean and a precision.",
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
        C yes = C.Log(y), no = C.Log1p(-y);
        T less = T.IfLess(a - b, 0, a, b), more = T.IfLess(a - b, 0, b, a), rest = -((yes * (a - 1)) + (no * (b - 1)));
        T few = T.LogGamma(a) + T.LogGamma(b) - T.LogGamma(a + b) + rest;
        T uneven = T.LogGamma(less) - Stirling.Rise(more, less) + rest;
        T even = T.IfAtMost(a + b, 2 * Stirling.From, few, Large(a, b, y) + yes + no);
        // Beside a shape far larger than itself, the small one is lost in their sum.
        return T.IfAtMost(less, 1, T.IfAtMost((4 * less) - more, 0, uneven, even), even);
    }

    /// <summary>log B(a, b) - a log y - b log(1 - y), by Stirling's series: its large parts meet inside logarithms, not after them.</summary>
    private static T Large<T, C>(T a, T b, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        C no = 1 - y;
        T lift = T.Const(0);
        for (int i = 0; i < Stirling.From; i++)
        {
            // B(a, b) = B(a + 1, b) (a + b)/a, until both are large; one of them is from the start.
            T byA = T.Log(y * ((a + b) / a)), byB = T.Log(no * ((a + b) / b));
            lift = T.IfLess(a, Stirling.From, lift + byA, T.IfLess(b, Stirling.From, lift + byB, lift));
            (a, b) = (T.IfLess(a, Stirling.From, a + 1, a), T.IfLess(a, Stirling.From, b, T.IfLess(b, Stirling.From, b + 1, b)));
        }

        T sum = (T.Const(1) / a) + (T.Const(1) / b), rest = Stirling.Correction(a) + Stirling.Correction(b) - Stirling.Correction(a + b);
        return lift + rest + (0.5 * T.Log(2 * Math.PI * sum)) - (a * T.Log(y * (1 + (b / a)))) - (b * T.Log(no * (1 + (a / b))));
    }
}
