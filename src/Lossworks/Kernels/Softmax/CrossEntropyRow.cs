using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Cross-entropy of a softmax with any shares t: sum_k t_k (log-sum-exp - z_k), shared by the losses that are one.</summary>
internal static class CrossEntropyRow
{
    /// <summary>For a class index or shares as given.</summary>
    internal static double Of<S>(ReadOnlySpan<S> logits, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Of(new SoftmaxRow<S>(logits), target, gradient, hessian);

    /// <summary>The same of a softmax that is at hand, whatever the precision of its logits.</summary>
    internal static double Of<L, S>(in SoftmaxRow<L> row, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where L : unmanaged, IBinaryFloatingPointIeee754<L>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Of(row, new TargetShares<S>(target), target.Total, gradient, hessian);

    /// <summary>For shares that a loss makes itself, and their sum.</summary>
    internal static double Of<F, S>(F shares, double total, ReadOnlySpan<S> logits, Span<S> gradient, Span<S> hessian)
        where F : struct, IShares, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Of(new SoftmaxRow<S>(logits), shares, total, gradient, hessian);

    private static double Of<L, F, S>(in SoftmaxRow<L> row, F shares, double total, Span<S> gradient, Span<S> hessian)
        where L : unmanaged, IBinaryFloatingPointIeee754<L>
        where F : struct, IShares, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double value = 0;
        for (int k = 0; k < row.Count; k++)
        {
            double share = shares[k];
            if (share != 0)
                value += share * row.NegativeLog(k);
        }

        for (int k = 0; k < gradient.Length; k++)
            gradient[k] = S.CreateTruncating(Gradient(row, k, shares[k], total));
        for (int k = 0; k < hessian.Length; k++)
            hessian[k] = S.CreateTruncating(total * row.Share(k) * row.Complement(k));
        return value;
    }

    /// <summary>total s_k - t_k, as (total - t_k) s_k - t_k (1 - s_k), which for one-hot targets cancels nowhere.</summary>
    internal static double Gradient<S>(in SoftmaxRow<S> row, int k, double share, double total)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => ((total - share) * row.Share(k)) - (share * row.Complement(k));

    private readonly ref struct TargetShares<S>(RowTarget<S> target) : IShares
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly RowTarget<S> _target = target;

        public double this[int k] => _target[k];
    }
}
