using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of counts whose variance exceeds their mean.</summary>
/// <remarks>
///   k log(1 + m/k) + y log(1 + k/m) + log(Gamma(y + 1) Gamma(k)/Gamma(y + k)), k = 1/dispersion; variance m + dispersion m^2
///   Lawless (1987), doi:10.2307/3314912
/// </remarks>
public readonly record struct NegativeBinomialNll : IPointwiseLoss
{
    /// <summary>dispersion = 1.</summary>
    public NegativeBinomialNll()
        : this(1)
    {
    }

    /// <summary>dispersion: the excess variance, in squared means, dispersion &gt; 0.</summary>
    public NegativeBinomialNll(double dispersion) => Dispersion = Interval.Positive.Require(dispersion);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("negative-binomial-nll")
    {
        Summary = "Negative log-likelihood of counts whose variance exceeds their mean.",
        Formula = "k log(1 + m/k) + y log(1 + k/m) + log(Gamma(y + 1) Gamma(k)/Gamma(y + k)), k = 1/dispersion; variance m + dispersion m^2",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.PositiveRegression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean", Interval.Positive)],
        Target = new Argument("count or rate", Interval.NonNegative),
        Parameters = [ParameterCard.Number("dispersion", new NegativeBinomialNll().Dispersion, Interval.Positive, "the excess variance, in squared means")],
        UseWhen = "Counts vary more than Poisson allows: accidents, visits, reads of genes.",
        AvoidWhen = "The excess variance comes from many zeros alone: use a zero-inflated loss.",
        Elsewhere =
        [
            Counterpart.PyTorch("distributions.NegativeBinomial", "minus log_prob; takes total_count = 1/dispersion and logits = log(mean dispersion)"),
            Counterpart.Other("GluonTS NegativeBinomial", "takes total count and logits"),
        ],
        References = ["Lawless (1987), doi:10.2307/3314912"],
        Notes = "Equal to -log of the probability for whole counts; other targets are taken by the same formula.",
    };

    /// <summary>The excess variance, in squared means.</summary>
    public double Dispersion { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new() { Elicits = Functional.Mean };

    /// <inheritdoc/>
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        double k = 1 / Dispersion;
        C m = T.Held(f), whole = m + k, rest = C.Const(k) / whole, slope = rest / m;
        C value = (k * C.Log1p(m / k)) + (y * C.Softplus(Math.Log(k) - C.Log(m))) + LogBinomial.Negative(y, k);
        // Derived term by term the gradient would miss its 0 at m = y.
        return Expanded.Around(f, value, slope * (m - y), (slope * (1 + (m / whole)) * (y / m)) - (rest / whole));
    }

    /// <summary>The same of a log-mean.</summary>
    internal T OfLogMean<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        double k = 1 / Dispersion;
        T x = f - Math.Log(k);
        return T.SoftplusPair(x, C.Const(k), y) + LogBinomial.Negative(y, k);
    }
}
