using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy less a share of the forecast's own entropy, so that hesitant forecasts cost less than confident ones.</summary>
/// <remarks>
///   sum_k t_k (LSE(z) - z_k) - beta H(s), H(s) = -sum_k s_k log s_k, s = softmax(z).
///   Pereyra, Tucker, Chorowski, Kaiser and Hinton (2017), arXiv:1701.06548
/// </remarks>
public readonly record struct ConfidencePenalty : IRowLoss
{
    /// <summary>beta = 0.1.</summary>
    public ConfidencePenalty()
        : this(0.1)
    {
    }

    /// <summary>beta: how much entropy is worth. Range: &gt;= 0.</summary>
    public ConfidencePenalty(double beta) => Beta = Interval.NonNegative.Require(beta);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("confidence-penalty")
    {
        Summary = "Cross-entropy less a share of the forecast's own entropy, so that hesitant forecasts cost less than confident ones.",
        Formula = "sum_k t_k (LSE(z) - z_k) - beta H(s), H(s) = -sum_k s_k log s_k, s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCard.Number("beta", new ConfidencePenalty().Beta, Interval.NonNegative, "how much entropy is worth; 0 is cross-entropy")],
        UseWhen = "The model becomes over-confident; unlike label smoothing it does not pull the wrong classes towards equal shares.",
        AvoidWhen = "You need the true probabilities: the answer is flatter than they are. It may fall below 0.",
        References = ["Pereyra, Tucker, Chorowski, Kaiser and Hinton (2017), arXiv:1701.06548"],
    };

    /// <summary>How much entropy is worth.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = Beta == 0,
        NonNegative = Beta == 0,
        StrictlyProper = Beta == 0,
        Elicits = Beta == 0 ? Functional.ClassProbabilities : null,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxRow<S> row = new(scores);
        double value = 0, total = target.Total, others = 0;
        for (int k = 0; k < row.Count; k++)
        {
            double surprise = row.NegativeLog(k);
            value += target[k] == 0 ? 0 : target[k] * surprise;
            others += k == row.Top ? 0 : row.Share(k) * surprise;
        }

        // Of the entropy H = sum s u: dH/dz_j = s_j (u_j - H), and its derivative s_j ((1 - 2 s_j)(u_j - H) - (1 - s_j)).
        double entropy = (row.Share(row.Top) * row.LogOfSum) + others;
        Deviations above = new(row.LogOfSum, row.Complement(row.Top), others);
        for (int j = 0; j < row.Count && (!gradient.IsEmpty || !hessian.IsEmpty); j++)
        {
            double s = row.Share(j), rest = row.Complement(j), deviation = above.Of(row.NegativeLog(j));
            gradient.Put(j, CrossEntropyRow.Gradient(row, j, target[j], total) - (Beta * s * deviation));
            hessian.Put(j, s * ((total * rest) - (Beta * (((rest - s) * deviation) - rest))));
        }

        return value - (Beta * entropy);
    }
}
