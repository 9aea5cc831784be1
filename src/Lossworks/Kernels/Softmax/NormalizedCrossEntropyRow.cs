using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>active log(s_y)/sum_k log(s_k) + passive (1 - s_y), s = softmax(z): normalized cross-entropy, alone or with a passive loss.</summary>
/// <remarks>
/// With u_k = -log s_k, U their sum and L = u_y/U: L'_j = (u'_j - L U'_j)/U and L''_j = (u''_j - L U''_j - 2 L'_j U'_j)/U, where u'_j = s_j - [j = y],
/// U'_j = K s_j - 1, u''_j = s_j (1 - s_j), U''_j = K u''_j. The differences are written with 1 - L = (sum of the other u)/U, so that they do not cancel.
/// </remarks>
internal static class NormalizedCrossEntropyRow
{
    internal static double Of<S>(ReadOnlySpan<S> logits, int y, double active, double passive, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxRow<S> row = new(logits);
        double others = 0, own = row.NegativeLog(y);
        for (int k = 0; k < row.Count; k++)
        {
            if (k != y)
                others += row.NegativeLog(k);
        }

        double sum = others + own, ratio = own / sum, otherRatio = others / sum, sy = row.Share(y), missed = row.Complement(y);
        if (!gradient.IsEmpty || !hessian.IsEmpty)
        {
            int wrong = row.Count - 1;
            for (int j = 0; j < row.Count; j++)
            {
                double s = row.Share(j), rest = row.Complement(j);
                double slope = (j == y ? -(rest * otherRatio) - (ratio * s * wrong) : (s * otherRatio) + (ratio * (1 - (s * wrong)))) / sum;
                double bend = ((s * rest * (otherRatio - (ratio * wrong))) - (2 * slope * ((s * row.Count) - 1))) / sum;
                double passiveSlope = sy * (j == y ? -missed : s), passiveBend = j == y ? sy * missed * (sy - missed) : sy * s * (rest - s);
                gradient.Put(j, (active * slope) + (passive * passiveSlope));
                hessian.Put(j, (active * bend) + (passive * passiveBend));
            }
        }

        return (active * ratio) + (passive * missed);
    }
}
