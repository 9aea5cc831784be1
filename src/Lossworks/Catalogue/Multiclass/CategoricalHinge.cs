using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The hinge of Keras: the right score must beat the best wrong one, or 0 if all of those are negative, by 1.</summary>
/// <remarks>
///   max(0, 1 + max_k((1 - t_k) z_k) - sum_k t_k z_k): the right class enters the maximum as a literal 0.
///   Crammer and Singer (2001), JMLR 2:265-292, of which it is a variant
/// </remarks>
public readonly record struct CategoricalHinge : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("categorical-hinge")
    {
        Summary = "The hinge of Keras: the right score must beat the best wrong one, or 0 if all of those are negative, by 1.",
        Formula = "max(0, 1 + max_k((1 - t_k) z_k) - sum_k t_k z_k)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        UseWhen = "You continue a model that was trained with Keras' categorical hinge.",
        AvoidWhen = "You start afresh: use crammer-singer-hinge. This one also pulls the right score above 1 where every wrong one is far below.",
        Elsewhere = [Counterpart.Keras("CategoricalHinge")],
        References = ["Crammer and Singer (2001), On the algorithmic implementation of multiclass kernel-based vector machines, JMLR 2:265-292"],
        Notes = "Differs from crammer-singer-hinge where every wrong score is negative.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Sqrt(2),
        NonNegative = true,
        ZeroAtPerfect = true,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int top = 0;
        double right = 0, wrong = double.NegativeInfinity;
        for (int k = 0; k < scores.Length; k++)
        {
            double z = double.CreateTruncating(scores[k]), other = (1 - target[k]) * z;
            right += target[k] * z;
            if (other > wrong)
                (top, wrong) = (k, other);
        }

        gradient.Clear();
        hessian.Clear();
        double missing = 1 + (wrong - right);
        if (missing <= 0)
            return 0;
        for (int k = 0; k < gradient.Length; k++)
            gradient.Put(k, (k == top ? 1 - target[k] : 0) - target[k]);
        return missing;
    }
}
