using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Like cross-entropy, but its probabilities may be exactly 0: the projection of the scores onto the simplex.</summary>
/// <remarks>
///   -z_y + (1/2) sum_{j in S} (z_j^2 - tau^2) + 1/2, S and tau from the projection.  Gradient sparsemax(z) - onehot(y).
///   Martins and Astudillo (2016), arXiv:1602.02068
/// </remarks>
public readonly record struct Sparsemax : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("sparsemax")
    {
        Summary = "Like cross-entropy, but its probabilities may be exactly 0: the projection of the scores onto the simplex.",
        Formula = "-z_y + (1/2) sum_{j in S} (z_j^2 - tau^2) + 1/2, S and tau from the projection of z onto the simplex",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Scores],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        UseWhen = "Most classes should get probability exactly 0, as in attention or with many labels.",
        AvoidWhen = "You need log-probabilities: those of excluded classes do not exist.",
        Cost = "K log K for a row of K classes: the scores are sorted.",
        Elsewhere = [Counterpart.Optax("multiclass_sparsemax_loss"), Counterpart.Other("TensorFlow Addons SparsemaxLoss", "from_logits must be true")],
        References = ["Martins and Astudillo (2016), arXiv:1602.02068"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 1,
        ClassificationCalibrated = true,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SparsemaxRow.Of(scores, target, gradient, hessian);
}
