using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Pushes every wrong score below -1/(K - 1): the support vector machine of several classes that finds the most probable one.</summary>
/// <remarks>
///   sum_{i != y} max(0, 1/(K - 1) + z_i), for scores that add up to 0.
///   Lee, Lin and Wahba (2004), doi:10.1198/016214504000000098
/// </remarks>
public readonly record struct LeeLinWahbaHinge : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("lee-lin-wahba-hinge")
    {
        Summary = "Pushes every wrong score below -1/(K - 1): the support vector machine of several classes that finds the most probable one.",
        Formula = "sum_{i != y} max(0, 1/(K - 1) + z_i)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        UseWhen = "Only the decision matters, no class need have probability above 1/2, and the model's scores add up to 0 in every row.",
        AvoidWhen = "The scores are free: it never looks at the right one, so that pushing all of them down makes it 0.",
        References = ["Lee, Lin and Wahba (2004), doi:10.1198/016214504000000098"],
        Notes = "Scores are used as given and not centered; the paper demands that they add up to 0, and only then does it find the most probable class.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double share = 1.0 / (scores.Length - 1), value = 0;
        gradient.Clear();
        hessian.Clear();
        for (int i = 0; i < scores.Length; i++)
        {
            double above = share + double.CreateTruncating(scores[i]);
            if (i == target.Label || above <= 0)
                continue;
            value += above;
            gradient.Put(i, 1);
        }

        return value;
    }
}
