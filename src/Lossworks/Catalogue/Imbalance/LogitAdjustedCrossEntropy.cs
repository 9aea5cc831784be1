using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy of logits to which the log-frequencies of the classes are added, so that the model itself need not learn them.</summary>
/// <remarks>
///   Cross-entropy of z_k + tau log(n_k/sum n), n = class counts.
///   Menon, Jayasumana, Rawat, Jain, Veit and Kumar (2021), arXiv:2007.07314
/// </remarks>
public readonly record struct LogitAdjustedCrossEntropy : IRowLoss, IHasColumns
{
    /// <summary>classCounts: training rows of each class, each above 0; tau: how much of the log-frequencies is added, any real number.</summary>
    public LogitAdjustedCrossEntropy(NumberList classCounts, double tau = 1)
    {
        ClassCounts = ParameterCards.RequireCounts(classCounts);
        Tau = Interval.Real.Require(tau);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("logit-adjusted-cross-entropy")
    {
        Summary = "Cross-entropy of logits to which the log-frequencies of the classes are added, so that the model itself need not learn them.",
        Formula = "cross-entropy of z_k + tau log(n_k/sum n)",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCards.ClassCounts(),
            ParameterCard.Number("tau", 1, Interval.Real, "how much of the log-frequencies is added; 0 is plain cross-entropy"),
        ],
        UseWhen = "Classes are of very different size and every class counts the same: predict by the largest logit, without the frequencies.",
        AvoidWhen = "You want to be right on as many rows as possible, or the probabilities of rows as they come.",
        References = ["Menon, Jayasumana, Rawat, Jain, Veit and Kumar (2021), Long-tail learning via logit adjustment, arXiv:2007.07314"],
        Notes = "With tau = 1 the same as balanced-softmax. The frequencies are no part of the prediction: leave them out when the model is used.",
    };

    /// <summary>Training rows of each class.</summary>
    public NumberList ClassCounts { get; }

    /// <summary>How much of the log-frequencies is added; 0 is plain cross-entropy.</summary>
    public double Tau { get; }

    /// <inheritdoc/>
    public int? Columns => ClassCounts.Count;

    /// <inheritdoc/>
    public LossClaims Claims
    {
        get
        {
            (double least, double largest) = ParameterCards.RangeOf(ClassCounts);
            bool plain = Tau == 0 || least == largest;
            return new()
            {
                Convex = true,
                Lipschitz = Math.Sqrt(2),
                Smooth = 0.25,
                NonNegative = true,
                StrictlyProper = plain,
                ClassificationCalibrated = plain,
                Elicits = plain ? Functional.ClassProbabilities : null,
            };
        }
    }

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ShiftedCrossEntropy.Of(new Prior(ClassCounts, Tau), scores, target.Label, 1, gradient, hessian);

    /// <summary>The frequencies of two classes relate as their counts, so that the sum of the counts cancels.</summary>
    private readonly struct Prior(NumberList counts, double tau) : ILogitShift
    {
        public double Of(int k, int y, double gap) => gap + (tau * Math.Log(counts[k] / counts[y]));
    }
}
