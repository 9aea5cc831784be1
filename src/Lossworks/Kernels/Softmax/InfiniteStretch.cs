using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>A stretch of logits whose largest is no finite number, one by one.</summary>
internal static class InfiniteStretch
{
    /// <summary>Of classes that are all left out (at -infinity) every exp(z - max) is 0; one at +infinity takes all, two of them are undefined.</summary>
    internal static ExponentialSums Exponentials<S, T>(ReadOnlySpan<S> logits, ReadOnlySpan<S> shares, Span<S> room, double max)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where T : struct, ITruthKind
    {
        int top = double.IsNegativeInfinity(max) ? -1 : logits.IndexOf(S.CreateTruncating(max));
        double rest = top < 0 ? -1 : 0, gaps = 0, total = 0;
        for (int k = 0; k < logits.Length; k++)
        {
            double gap = max - double.CreateTruncating(logits[k]), share = T.IsListed ? double.CreateTruncating(shares[k]) : T.IsEven ? 1 : 0;
            gaps += share == 0 ? 0 : share * gap;
            total += share;
            double e = k == top ? 1 : double.IsNegativeInfinity(max) ? 0 : StableMath.Exp(-gap);
            room[k] = S.CreateTruncating(e);
            rest += k == top ? 0 : e;
        }

        return new(rest, gaps, total);
    }
}
