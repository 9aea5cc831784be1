using Lossworks.Calculus;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of overdispersed counts of which a share is 0 for a reason of its own.</summary>
/// <remarks>
///   y = 0: -log(p + (1 - p) e^(-N(0))); y &gt; 0: -log(1 - p) + N(y); p = sigmoid(zero-logit), N = negative-binomial-nll of e^(log-mean)
///   Greene (1994), Accounting for excess zeros and sample selection in Poisson and negative binomial regression models
///   Lambert (1992), doi:10.2307/1269547
/// </remarks>
public readonly record struct ZeroInflatedNegativeBinomialNll : IOutputsLoss
{
    /// <summary>dispersion = 1.</summary>
    public ZeroInflatedNegativeBinomialNll()
        : this(1)
    {
    }

    /// <summary>dispersion: the excess variance, in squared means, dispersion &gt; 0.</summary>
    public ZeroInflatedNegativeBinomialNll(double dispersion) => Dispersion = Interval.Positive.Require(dispersion);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("zero-inflated-negative-binomial-nll")
    {
        Summary = "Negative log-likelihood of overdispersed counts of which a share is 0 for a reason of its own.",
        Formula = "y = 0: -log(p + (1 - p) e^(-N(0))); y > 0: -log(1 - p) + N(y); p = sigmoid(zero-logit), N = negative-binomial-nll of e^(log-mean)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("zero-logit", Interval.Real, Scale.Logit), new Output("log-mean", Interval.Real, Scale.Log)],
        Target = new Argument("count", Interval.NonNegative) { IsWhole = true },
        Parameters =
        [
            ParameterCard.Number("dispersion", new ZeroInflatedNegativeBinomialNll().Dispersion, Interval.Positive, "the excess variance, in squared means"),
        ],
        UseWhen = "There are too many zeros, and the positive counts vary more than Poisson allows.",
        AvoidWhen = "Either alone explains the counts: the two reasons for a zero are hard to tell apart.",
        Elsewhere = [Counterpart.Other("statsmodels ZeroInflatedNegativeBinomialP", "dispersion is estimated")],
        References =
        [
            "Greene (1994), Accounting for excess zeros and sample selection in Poisson and negative binomial regression models",
            "Lambert (1992), doi:10.2307/1269547",
        ],
    };

    /// <summary>The excess variance, in squared means.</summary>
    public double Dispersion { get; }

    /// <inheritdoc/>
    public int OutputCount => 2;

    /// <inheritdoc/>
    public LossClaims Claims => new() { NonNegative = true };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T z = outputs[0], loss = new NegativeBinomialNll(Dispersion).OfLogMean(outputs[1], y);
        return T.IfAtMost(y, 0, ZeroInflation.OfZero(z, loss), ZeroInflation.OfPositive(z, loss));
    }
}
