using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>Losses of ordered classes that compare cumulative sums: factor * sum_k (P_k - T_k)^2 over the first so many k, P_k = p_0 + ... + p_k.</summary>
internal static class CumulativeRow
{
    internal static double Of<S>(ReadOnlySpan<S> shares, RowTarget<S> target, int terms, double factor, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> gaps = new(terms);
        double value = Gaps(shares, target, gaps.Span);
        CompensatedSum above = default;
        for (int j = gradient.Length - 1; j >= 0; j--)
        {
            if (j < terms)
                above.Add(gaps.Span[j]);
            gradient[j] = S.CreateTruncating(2 * factor * above.Total);
        }

        for (int j = 0; j < hessian.Length; j++)
            hessian[j] = S.CreateTruncating(2 * factor * Math.Max(0, terms - j));
        return factor * value;
    }

    /// <summary>P_k - T_k, summed from the differences with compensation, because they end near 0; returns the sum of their squares.</summary>
    private static double Gaps<S>(ReadOnlySpan<S> shares, RowTarget<S> target, Span<double> gaps)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum gap = default;
        double value = 0;
        for (int k = 0; k < gaps.Length; k++)
        {
            gap.Add(double.CreateTruncating(shares[k]));
            gap.Add(-target[k]);
            gaps[k] = gap.Total;
            value += gaps[k] * gaps[k];
        }

        return value;
    }
}
