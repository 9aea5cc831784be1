using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The loss whose gradient is p - t, p the projection of the scores onto the simplex: sparsemax, entmax at alpha = 2, Gini's entropy.</summary>
/// <remarks>
/// Gaps below the largest score d_k = max - z_k: the projection is p_k = max(0, (1 + sum_S d - |S| d_k)/|S|), with the difference formed by one
/// rounding so that shares near 0 keep their digits.
/// </remarks>
internal static class SparsemaxRow
{
    /// <summary>(1/2) |p - t|^2 + sum_k t_k max(0, tau - z_k), tau = max - (1 + sum_S d)/|S|: sums of one sign.</summary>
    internal static double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double max = double.CreateTruncating(scores[Largest.IndexIn(scores)]), excess = 0, squares = 0, below = 0;
        (double sum, int support) = Support(scores, max);
        for (int k = 0; k < scores.Length; k++)
        {
            double gap = max - double.CreateTruncating(scores[k]), t = target[k];
            double p = Math.Max(0, (1 + Math.FusedMultiplyAdd(-support, gap, sum)) / support);
            if (t != 0)
                below += t * Math.Max(0, gap - ((1 + sum) / support));
            if (!target.IsLabel || k != target.Label)
            {
                (excess, squares) = (excess + p, squares + ((p - t) * (p - t)));
                gradient.Put(k, p - t);
            }

            hessian.Put(k, p > 0 ? 1 - (1.0 / support) : 0);
        }

        // Of a class index: p_y - 1 is what the others have.
        if (!target.IsLabel)
            return (0.5 * squares) + below;
        gradient.Put(target.Label, -excess);
        return (0.5 * (squares + (excess * excess))) + below;
    }

    /// <summary>How many scores have a positive share, and the sum of their gaps below the largest.</summary>
    private static (double Sum, int Support) Support<S>(ReadOnlySpan<S> scores, double max)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> room = new(scores.Length);
        Span<double> gaps = room.Span;
        for (int k = 0; k < scores.Length; k++)
            gaps[k] = max - double.CreateTruncating(scores[k]);
        gaps.Sort();

        double sum = 0;
        int support = 0;
        while (support < scores.Length && 1 + Math.FusedMultiplyAdd(-support, gaps[support], sum) > 0)
            sum += gaps[support++];
        return (sum, support);
    }
}
