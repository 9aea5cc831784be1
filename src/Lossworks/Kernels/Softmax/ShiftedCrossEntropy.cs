using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>What a loss makes of the logits before it takes their cross-entropy.</summary>
internal interface ILogitShift
{
    /// <summary>How far the shifted logit of class k lies above that of the true class y.</summary>
    /// <param name="k">Another class than y.</param>
    /// <param name="y">The true class.</param>
    /// <param name="gap">z_k - z_y.</param>
    double Of(int k, int y, double gap);
}

/// <summary>Cross-entropy of shifted logits: margins, priors, classes left out.</summary>
/// <remarks>
/// A softmax does not notice what is added to all logits, so they are taken relative to the true one, which becomes 0: the differences are the only thing
/// that is rounded, and a prior enters as the logarithm of a ratio. A class at -infinity is left out.
/// </remarks>
internal static class ShiftedCrossEntropy
{
    /// <summary>The loss of one row.</summary>
    /// <param name="shift">Of every logit.</param>
    /// <param name="logits">As given.</param>
    /// <param name="y">The true class.</param>
    /// <param name="slope">How fast every shifted logit moves with the given one.</param>
    /// <param name="gradient">Empty, or room for one number per logit.</param>
    /// <param name="hessian">Empty, or room for one number per logit.</param>
    internal static double Of<F, S>(F shift, ReadOnlySpan<S> logits, int y, double slope, Span<S> gradient, Span<S> hessian)
        where F : struct, ILogitShift
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> shifted = new(logits.Length);
        double origin = double.CreateTruncating(logits[y]);
        for (int k = 0; k < logits.Length; k++)
            shifted.Span[k] = k == y ? 0 : shift.Of(k, y, double.CreateTruncating(logits[k]) - origin);

        SoftmaxRow<double> row = new(shifted.Span);
        for (int k = 0; k < gradient.Length; k++)
            gradient[k] = S.CreateTruncating(slope * (k == y ? -row.Complement(k) : row.Share(k)));
        for (int k = 0; k < hessian.Length; k++)
            hessian[k] = S.CreateTruncating(slope * slope * row.Share(k) * row.Complement(k));
        return row.NegativeLog(y);
    }
}
