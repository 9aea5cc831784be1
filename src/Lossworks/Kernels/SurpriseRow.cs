using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>A loss of how surprised a softmax is by the truth: of u = -log s_y, so that s_y = e^-u.</summary>
internal interface ISurpriseFormula
{
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
        double value = 0, slope = 0, bend = 0;
        for (int k = 0; k < logits.Length; k++)
        {
            double share = target[k];
            if (share == 0)
                continue;
            Jet2<double, Scalar<double>> g = At(formula, row, k);
            value += share * g.Value;
            slope += share * g.First;
            bend += share * g.Second;
        }

        if (!gradient.IsEmpty || !hessian.IsEmpty)
            Derive(formula, row, target, slope, bend, gradient, hessian);
        return value;
    }

    private static void Derive<F, S>(F formula, in SoftmaxRow<S> row, RowTarget<S> target, double slope, double bend, Span<S> gradient, Span<S> hessian)
        where F : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int j = 0; j < row.Count; j++)
        {
            double t = target[j], s = row.Share(j), rest = row.Complement(j);
            Jet2<double, Scalar<double>> own = t == 0 ? Jet2<double, Scalar<double>>.Constant(0) : At(formula, row, j);
            double ownSlope = t * own.First, ownBend = t * own.Second;
            double otherSlope = target.IsLabel && t != 0 ? 0 : slope - ownSlope, otherBend = target.IsLabel && t != 0 ? 0 : bend - ownBend;
            if (!gradient.IsEmpty)
                gradient[j] = S.CreateTruncating((otherSlope * s) - (ownSlope * rest));
            if (!hessian.IsEmpty)
                hessian[j] = S.CreateTruncating((otherBend * s * s) + (ownBend * rest * rest) + (slope * s * rest));
        }
    }

    private static Jet2<double, Scalar<double>> At<F, S>(F formula, in SoftmaxRow<S> row, int k)
        where F : struct, ISurpriseFormula
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => formula.Of(Jet2<double, Scalar<double>>.Variable(row.NegativeLog(k)));
}
