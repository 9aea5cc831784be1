using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of Student's t: heavy tails, so that far outliers lose their pull.</summary>
/// <remarks>
///   ((n + 1)/2) log(1 + r^2/(n s^2)) + log(s sqrt(n pi) Gamma(n/2)/Gamma((n + 1)/2)), n = degrees-of-freedom, s = scale
///   Lange, Little and Taylor (1989), doi:10.1080/01621459.1989.10478852
/// </remarks>
public readonly record struct StudentTNll : IResidualLoss
{
    private readonly double _constant;

    /// <summary>degrees-of-freedom = 4, scale = 1.</summary>
    public StudentTNll()
        : this(4, 1)
    {
    }

    /// <summary>degreesOfFreedom: how light the tails are; 1 is Cauchy, degrees-of-freedom &gt; 0; scale: the spread, in target units, scale &gt; 0.</summary>
    public StudentTNll(double degreesOfFreedom, double scale)
    {
        DegreesOfFreedom = Interval.Positive.Require(degreesOfFreedom);
        Scale = Interval.Positive.Require(scale);
        _constant = (0.5 * Math.Log(degreesOfFreedom * Math.PI)) + Math.Log(scale)
            - default(LogGammaHalfStep).At<double, Scalar<double>>(0.5 * degreesOfFreedom).Value;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("student-t-nll")
    {
        Summary = "Negative log-likelihood of Student's t: heavy tails, so that far outliers lose their pull.",
        Formula = "((n + 1)/2) log(1 + r^2/(n s^2)) + log(s sqrt(n pi) Gamma(n/2)/Gamma((n + 1)/2)), n = degrees-of-freedom, s = scale",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.Regression, LossTask.ProbabilisticRegression],
        Parameters =
        [
            ParameterCard.Number("degrees-of-freedom", new StudentTNll().DegreesOfFreedom, Interval.Positive, "how light the tails are; 1 is Cauchy"),
            ParameterCard.Number("scale", new StudentTNll().Scale, Interval.Positive, "the spread, in target units"),
        ],
        UseWhen = "Outliers are frequent and you want a likelihood, to compare models or to set n and s.",
        AvoidWhen = "You need a convex loss: the start decides where the fit ends.",
        Elsewhere =
        [
            Counterpart.PyTorch("distributions.StudentT", "minus log_prob; degrees of freedom and scale are tensors, so that they may be predicted"),
            Counterpart.Other("GluonTS StudentT", "degrees of freedom and scale are predicted"),
        ],
        References = ["Lange, Little and Taylor (1989), doi:10.1080/01621459.1989.10478852"],
    };

    /// <summary>How light the tails are; 1 is Cauchy.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The spread, in target units.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Lipschitz = (DegreesOfFreedom + 1) / (2 * Scale * Math.Sqrt(DegreesOfFreedom)),
        Smooth = (DegreesOfFreedom + 1) / (DegreesOfFreedom * Scale * Scale),
        Even = true,
        NonNegative = _constant >= 0,
        Elicits = Functional.RobustLocation,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => (0.5 * (DegreesOfFreedom + 1) * T.Log1pSquare(r / (Scale * Math.Sqrt(DegreesOfFreedom)))) + _constant;
}
