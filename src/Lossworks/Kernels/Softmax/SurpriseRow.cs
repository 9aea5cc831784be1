using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>A loss of how surprised a softmax is by the truth: of u = -log s_y, so that s_y = e^-u.</summary>
internal interface ISurpriseFormula
{
    /// <summary>Whether it is u itself, so that shares of the truth may be added up before they meet it.</summary>
    static virtual bool IsPlain => false;

    /// <summary>The formula, written once; derivatives follow.</summary>
    T Of<T>(T u)
        where T : struct, IReal<T>;
}

/// <summary>Row losses sum_k t_k g(-log s_k), s = softmax(z): focal, Taylor, absolute error... each is its g alone.</summary>
/// <remarks>
/// With u_k = log-sum-exp - z_k: du_k/dz_j = s_j - [j = k] and d2u_k/dz_j2 = s_j (1 - s_j). So with G' = sum_k t_k g'(u_k) and the same for
/// G'', the gradient is G' s_j - t_j g'(u_j) = (G' - t_j g'_j) s_j - t_j g'_j (1 - s_j), which for one-hot targets cancels nowhere, and the
/// Hessian (G'' - t_j g''_j) s_j^2 + t_j g''_j (1 - s_j)^2 + G' s_j (1 - s_j).
/// </remarks>
internal static class SurpriseRow
{
    internal static double Of<F, S>(F formula, ReadOnlySpan<S> logits, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where F : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SoftmaxRow<S> row = new(logits);
        Jet2<double, Scalar<double>> top = Weighted(formula, row, row.Top, target[row.Top]), others = Jet2<double, Scalar<double>>.Constant(0);
        for (int k = 0; k < logits.Length; k++)
        {
            if (k != row.Top)
                others += Weighted(formula, row, k, target[k]);
        }

        for (int j = 0; j < row.Count && (!gradient.IsEmpty || !hessian.IsEmpty); j++)
        {
            // Where s_j may be near 1 its own part is left out of the sums, not subtracted from them.
            var own = j == row.Top ? top : Weighted(formula, row, j, target[j]);
            var rivals = j == row.Top ? others : top + (others - own);
            double s = row.Share(j), rest = row.Complement(j);
            gradient.Put(j, (rivals.First * s) - (own.First * rest));
            hessian.Put(j, (rivals.Second * s * s) + (own.Second * rest * rest) + ((rivals.First + own.First) * s * rest));
        }

        return (top + others).Value;
    }

    /// <summary>t_k g(-log s_k); nothing for classes without a share.</summary>
    private static Jet2<double, Scalar<double>> Weighted<F, S>(F formula, in SoftmaxRow<S> row, int k, double share)
        where F : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => share == 0
            ? Jet2<double, Scalar<double>>.Constant(0)
            : share * formula.Of(Jet2<double, Scalar<double>>.Variable(row.NegativeLog(k)));
}
