using System.Buffers;
using System.Numerics;

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
        Elsewhere = ["optax multiclass_sparsemax_loss: the same."],
        References = ["Martins and Astudillo (2016), arXiv:1602.02068"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = 0.5,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Scores are taken relative to the largest: the projection does not change, and large logits keep their digits.
        int y = target.Label;
        double max = double.CreateTruncating(Max(scores)), right = double.CreateTruncating(scores[y]) - max;
        (double tau, int support) = Threshold(scores, max);

        // With p the projection this equals (1/2) |p - onehot|^2 + max(0, tau - z_y): a sum of squares, so nothing cancels.
        double value = Math.Max(0, tau - right);
        for (int k = 0; k < scores.Length; k++)
        {
            double z = double.CreateTruncating(scores[k]) - max, p = Math.Max(0, z - tau), onehot = k == y ? 1 : 0;
            value += 0.5 * (p - onehot) * (p - onehot);
            if (!gradient.IsEmpty)
                gradient[k] = S.CreateTruncating(p - onehot);
            if (!hessian.IsEmpty)
                hessian[k] = S.CreateTruncating(p > 0 ? 1 - (1.0 / support) : 0);
        }

        return value;
    }

    /// <summary>The threshold tau with sum max(0, z_k - tau) = 1, and how many scores lie above it.</summary>
    private static (double Tau, int Support) Threshold<S>(ReadOnlySpan<S> scores, double max)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double[] sorted = ArrayPool<double>.Shared.Rent(scores.Length);
        for (int k = 0; k < scores.Length; k++)
            sorted[k] = max - double.CreateTruncating(scores[k]);
        sorted.AsSpan(0, scores.Length).Sort();

        double sum = 0, tau = -1;
        int support = 0;
        for (int k = 0; k < scores.Length && (k * sorted[k]) - sum < 1; k++)
        {
            sum += sorted[k];
            support = k + 1;
            tau = -(1 + sum) / support;
        }

        ArrayPool<double>.Shared.Return(sorted);
        return (tau, support);
    }

    private static S Max<S>(ReadOnlySpan<S> scores)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S max = scores[0];
        foreach (S score in scores)
            max = S.Max(max, score);
        return max;
    }
}
