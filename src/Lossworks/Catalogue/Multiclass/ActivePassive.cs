using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Normalized cross-entropy, which raises the right class, plus a loss that lowers the wrong ones; both bounded, against wrong labels.</summary>
/// <remarks>
///   alpha log s_y/sum_k log s_k + beta P; mae: P = 2 (1 - s_y); rce: P = (-log-zero)(1 - s_y); s = softmax(z).
///   Ma, Huang, Wang, Romano, Erfani and Bailey (2020), arXiv:2006.13554
/// </remarks>
public readonly record struct ActivePassive : IRowLoss
{
    /// <summary>alpha = 1, beta = 1, passive = mae, log-zero = -4.</summary>
    public ActivePassive()
        : this(1, 1)
    {
    }

    /// <summary>
    /// alpha: weight of the active part, &gt;= 0; beta: of the passive part, &gt;= 0; passive: which; logZero: what stands for log 0 in rce, &lt; 0.
    /// </summary>
    public ActivePassive(double alpha, double beta, PassiveLoss passive = PassiveLoss.Mae, double logZero = -4)
    {
        Alpha = Interval.NonNegative.Require(alpha);
        Beta = Interval.NonNegative.Require(beta);
        Passive = passive;
        LogZero = ParameterCards.LogZeroRange.Require(logZero);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("active-passive")
    {
        Summary = "Normalized cross-entropy, which raises the right class, plus a loss that lowers the wrong ones; both bounded, against wrong labels.",
        Formula = "alpha log s_y/sum_k log s_k + beta P; mae: P = 2 (1 - s_y); rce: P = (-log-zero)(1 - s_y); s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number("alpha", new ActivePassive().Alpha, Interval.NonNegative, "weight of normalized cross-entropy"),
            ParameterCard.Number("beta", new ActivePassive().Beta, Interval.NonNegative, "weight of the passive loss"),
            ParameterCard.Choice("passive", new ActivePassive().Passive, "mae the absolute error, rce reverse cross-entropy"),
            ParameterCards.LogZero(new ActivePassive().LogZero),
        ],
        UseWhen = "Many labels are wrong, a fifth or more, and plain cross-entropy learns them by heart.",
        AvoidWhen = "Labels are clean: it learns more slowly, and its probabilities are not calibrated.",
        References = ["Ma, Huang, Wang, Romano, Erfani and Bailey (2020), Normalized loss functions for deep learning with noisy labels, arXiv:2006.13554"],
        Notes =
            "The paper chooses alpha and beta for each data set, such as 1 and 1, or 10 and 0.1. "
            + "The authors' code takes 1 - s_y for mae, half of what the paper writes and of ours.",
    };

    /// <summary>Weight of normalized cross-entropy.</summary>
    public double Alpha { get; }

    /// <summary>Weight of the passive loss.</summary>
    public double Beta { get; }

    /// <summary>The passive loss.</summary>
    public PassiveLoss Passive { get; }

    /// <summary>What stands for log 0 in reverse cross-entropy.</summary>
    public double LogZero { get; }

    private double PassiveFactor => Beta * (Passive == PassiveLoss.Mae ? 2 : -LogZero);

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = Alpha + PassiveFactor,
        Elicits = Alpha == 0 && Beta > 0 ? Functional.ClassDecision : null,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => NormalizedCrossEntropyRow.Of(scores, target.Label, Alpha, PassiveFactor, gradient, hessian);
}
