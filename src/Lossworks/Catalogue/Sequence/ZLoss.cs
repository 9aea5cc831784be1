using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Keeps the logits of a large model from drifting: the square of their log-sum-exp, to be added to cross-entropy.</summary>
/// <remarks>
///   weight LSE(z)^2; the cross-entropy is not included.
///   Chowdhery and others (2022), arXiv:2204.02311
/// </remarks>
public readonly record struct ZLoss : IRowLoss, IIgnoresClass
{
    /// <summary>weight = 0.0001, ignore-index = -100.</summary>
    public ZLoss()
        : this(0.0001)
    {
    }

    /// <summary>weight: what the square is multiplied by, &gt;= 0; ignoreIndex: the token whose positions are skipped.</summary>
    public ZLoss(double weight, int ignoreIndex = -100)
    {
        Weight = Interval.NonNegative.Require(weight);
        IgnoreIndex = ignoreIndex;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("z-loss")
    {
        Summary = "Keeps the logits of a large model from drifting: the square of their log-sum-exp, to be added to cross-entropy.",
        Formula = "weight LSE(z)^2",
        Family = LossFamily.Sequence,
        Tasks = [LossTask.Sequence, LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.Number("weight", new ZLoss().Weight, Interval.NonNegative, "what the square is multiplied by"),
            ParameterCards.IgnoreIndex(new ZLoss().IgnoreIndex),
        ],
        UseWhen = "Training in low precision becomes unstable because logits grow; as in z-loss + token-nll.",
        AvoidWhen = "Alone: it does not look at the truth.",
        Elsewhere = [Counterpart.Other("Liger-Kernel LigerCrossEntropyLoss", "lse_square_scale = 0 by default, added to cross-entropy")],
        References = ["Chowdhery and others (2022), PaLM, arXiv:2204.02311"],
        Notes = "The target serves only to skip ignored tokens.",
    };

    /// <summary>What the square is multiplied by.</summary>
    public double Weight { get; }

    /// <summary>The token whose positions are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Weight == 0,
        NonNegative = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxRow<S> row = new(scores);
        double log = row.LogSumExp;
        for (int k = 0; k < row.Count && (!gradient.IsEmpty || !hessian.IsEmpty); k++)
        {
            double s = row.Share(k);
            gradient.Put(k, 2 * Weight * log * s);
            hessian.Put(k, 2 * Weight * s * (s + (log * row.Complement(k))));
        }

        return Weight * log * log;
    }
}
