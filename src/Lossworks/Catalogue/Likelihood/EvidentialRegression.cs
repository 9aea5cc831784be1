using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Predicts a distribution over normal distributions: mean, noise and how much evidence there is for them, in one pass.</summary>
/// <remarks>
///   (1/2) log(pi/nu) - alpha log W + (alpha + 1/2) log(nu r^2 + W) + log(Gamma(alpha)/Gamma(alpha + 1/2)) + regularization |r| (2 nu + alpha),
///   W = 2 beta (1 + nu), r = gamma - target.
///   Amini, Schwarting, Soleimany and Rus (2020), arXiv:1910.02600
/// </remarks>
public readonly record struct EvidentialRegression : IOutputsLoss
{
    private const double LogPi = 1.1447298858494001741;

    /// <summary>regularization = 0.01.</summary>
    public EvidentialRegression()
        : this(0.01)
    {
    }

    /// <summary>regularization: what evidence for a wrong answer costs, regularization &gt;= 0.</summary>
    public EvidentialRegression(double regularization) => Regularization = Interval.NonNegative.Require(regularization);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("evidential-regression")
    {
        Summary = "Predicts a distribution over normal distributions: mean, noise and how much evidence there is for them, in one pass.",
        Formula = "(1/2) log(pi/nu) - alpha log W + (alpha + 1/2) log(nu r^2 + W) + log(Gamma(alpha)/Gamma(alpha + 1/2)) + regularization |r| (2 nu + alpha)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs =
        [
            new Output("gamma", Interval.Real),
            new Output("nu", Interval.Positive),
            new Output("alpha", new Interval(1, double.PositiveInfinity, true, true)),
            new Output("beta", Interval.Positive),
        ],
        Parameters =
        [
            ParameterCard.Number("regularization", new EvidentialRegression().Regularization, Interval.NonNegative, "what evidence for a wrong answer costs"),
        ],
        UseWhen = "You want the uncertainty of the data and of the model apart, without an ensemble.",
        AvoidWhen = "You rely on the model's uncertainty far from the data: its calibration there is disputed.",
        Elsewhere = [Counterpart.Other("evidential_deep_learning EvidentialRegression", "of the authors; the mean over the batch")],
        References = ["Amini, Schwarting, Soleimany and Rus (2020), arXiv:1910.02600"],
        Notes = "W = 2 beta (1 + nu), r = gamma - target.",
    };

    /// <summary>What evidence for a wrong answer costs.</summary>
    public double Regularization { get; }

    /// <inheritdoc/>
    public int OutputCount => 4;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Differentiable = Regularization == 0 };

    /// <inheritdoc/>
    public T Of<T, C>(ReadOnlySpan<T> outputs, C y)
        where T : unmanaged, IReal<T, C>
        where C : unmanaged, IReal<C>
    {
        T r = outputs[0] - y, nu = outputs[1], alpha = outputs[2], twoBeta = 2 * outputs[3];
        // nu/(1 + nu), in the form whose second derivative does not cancel.
        T share = T.IfAtMost(nu, 1, nu / (1 + nu), T.Const(1) / (1 + (T.Const(1) / nu)));
        T fit = ((alpha + 0.5) * T.Log1p((T.Square(r) * share) / twoBeta)) - T.Apply(default(LogGammaHalfStep), alpha);
        T likelihood = fit + (0.5 * (LogPi + (T.Log(twoBeta) - T.Log(share))));
        return Regularization == 0 ? likelihood : likelihood + (Regularization * (T.Abs(r) * ((2 * nu) + alpha)));
    }
}
