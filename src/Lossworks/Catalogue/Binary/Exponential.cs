using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Punishes confident mistakes exponentially: the loss that AdaBoost descends.</summary>
/// <remarks>
///   e^(-beta m)
///   Freund and Schapire (1997), doi:10.1006/jcss.1997.1504
///   Friedman, Hastie and Tibshirani (2000), doi:10.1214/aos/1016218223
/// </remarks>
public readonly record struct Exponential : IMarginLoss
{
    /// <summary>beta = 1.</summary>
    public Exponential()
        : this(1)
    {
    }

    /// <summary>beta: how fast mistakes become expensive, per margin, beta &gt; 0.</summary>
    public Exponential(double beta) => Beta = Interval.Positive.Require(beta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("exponential")
    {
        Summary = "Punishes confident mistakes exponentially: the loss that AdaBoost descends.",
        Formula = "e^(-beta m)",
        Family = LossFamily.Binary,
        Tasks = [LossTask.BinaryClassification],
        Outputs = [Output.Score],
        Target = Argument.SignTarget,
        Parameters = [ParameterCard.Number("beta", new Exponential().Beta, Interval.Positive, "how fast mistakes become expensive, per margin")],
        UseWhen = "You boost weak learners on clean labels.",
        AvoidWhen = "Labels are noisy: one wrong label may outweigh all others.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("ExponentialLoss", "labels 0 and 1 instead of -1 and +1"),
            Counterpart.LossFunctions("ExpLoss"),
            Counterpart.MlNet("ExpLoss", "labels above 0 count as +1; in single precision: overflows below a margin of -88"),
        ],
        References = ["Freund and Schapire (1997), doi:10.1006/jcss.1997.1504", "Friedman, Hastie and Tibshirani (2000), doi:10.1214/aos/1016218223"],
        Notes =
            "Where e^(-beta m) exceeds the largest number the value is Infinity, which is the true value rounded. "
            + "The best score is half the log-odds, divided by beta.",
    };

    /// <summary>How fast mistakes become expensive, per margin.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        NonNegative = true,
        ClassificationCalibrated = true,
        Elicits = Beta == 1 ? Functional.HalfLogOdds : null,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T m)
        where T : struct, IReal<T>
        => T.Exp(-Beta * m);
}
