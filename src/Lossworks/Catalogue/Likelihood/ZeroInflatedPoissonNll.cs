using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of counts of which a share is 0 for a reason of its own.</summary>
/// <remarks>
///   y = 0: -log(p + (1 - p) e^(-m)); y &gt; 0: -log(1 - p) + m - y f + log y!; p = sigmoid(zero-logit), f = log-mean, m = e^f
///   Lambert (1992), doi:10.2307/1269547
/// </remarks>
public readonly record struct ZeroInflatedPoissonNll : IOutputsLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("zero-inflated-poisson-nll")
    {
        Summary = "Negative log-likelihood of counts of which a share is 0 for a reason of its own.",
        Formula = "y = 0: -log(p + (1 - p) e^(-m)); y > 0: -log(1 - p) + m - y f + log y!; p = sigmoid(zero-logit), f = log-mean, m = e^f",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("zero-logit", Interval.Real, Scale.Logit), new Output("log-mean", Interval.Real, Scale.Log)],
        Target = new Argument("count", Interval.NonNegative) { IsWhole = true },
        UseWhen = "There are more zeros than a Poisson with that mean would have, and you can name why: items out of stock, sites never visited.",
        AvoidWhen = "The positive counts vary too much as well: use zero-inflated-negative-binomial-nll.",
        Elsewhere = [Counterpart.Other("statsmodels ZeroInflatedPoisson")],
        References = ["Lambert (1992), doi:10.2307/1269547"],
        Notes = "Where the target is 0 a log-mean above 40 counts as 40: such a mean makes a zero impossible either way.",
    };

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { NonNegative = true };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T z = outputs[0], f = outputs[1];
        // Beyond 40 a zero is impossible either way, and the squares of derivatives would leave the range.
        T zero = ZeroInflation.OfZero(z, T.Exp(T.IfAtMost(f, 40, f, T.Const(40))));
        return T.IfAtMost(y, 0, zero, ZeroInflation.OfPositive(z, new PoissonNll(true).Of(f, y)));
    }
}
