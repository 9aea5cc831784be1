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
        Smooth = 1,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Gaps below the largest score d_k = max - z_k: the projection is p_k = max(0, (1 + sum_S d - |S| d_k)/|S|), with the
        // difference formed by one rounding so that shares near 0 keep their digits.
        int y = target.Label;
        double max = double.CreateTruncating(Max(scores)), excess = 0, squares = 0;
        (double sum, int support) = Support(scores, max);
        for (int k = 0; k < scores.Length; k++)
        {
            double p = Share(scores[k]);
            if (k != y)
                (excess, squares) = (excess + p, squares + (p * p));
            if (!gradient.IsEmpty)
                gradient[k] = S.CreateTruncating(p);
            if (!hessian.IsEmpty)
                hessian[k] = S.CreateTruncating(p > 0 ? 1 - (1.0 / support) : 0);
        }

        if (!gradient.IsEmpty)
            gradient[y] = S.CreateTruncating(-excess);

        // (1/2) |p - onehot|^2 + max(0, tau - z_y), tau = -(1 + sum)/|S|: sums of one sign, and p_y - 1 = -excess.
        double below = (max - double.CreateTruncating(scores[y])) - ((1 + sum) / support);
        return (0.5 * (squares + (excess * excess))) + Math.Max(0, below);

        double Share(S score) =>
            Math.Max(0, (1 + Math.FusedMultiplyAdd(-support, max - double.CreateTruncating(score), sum)) / support);
    }

    /// <summary>How many scores have a positive share, and the sum of their gaps below the largest.</summary>
    private static (double Sum, int Support) Support<S>(ReadOnlySpan<S> scores, double max)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double[] gaps = ArrayPool<double>.Shared.Rent(scores.Length);
        for (int k = 0; k < scores.Length; k++)
            gaps[k] = max - double.CreateTruncating(scores[k]);
        gaps.AsSpan(0, scores.Length).Sort();

        double sum = 0;
        int support = 0;
        while (support < scores.Length && 1 + Math.FusedMultiplyAdd(-support, gaps[support], sum) > 0)
            sum += gaps[support++];

        ArrayPool<double>.Shared.Return(gaps);
        return (sum, support);
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
