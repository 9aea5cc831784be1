using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>Derivatives of the bi-tempered logistic loss.</summary>
/// <remarks>
/// With b = 1 - t1, e_k = p_k^t2, w_k = e_k/sum e: dp_k/dz_j = e_k ([k = j] - w_j), and the loss changes by q_k = p_k^(b-1) (p_k - t_k) with p_k. So
/// g_j = e_j (q_j - sum w q). With c_k = e_k^2 dq_k/dp_k + t2 p_k^(t2-1) g_k, the diagonal of the Hessian is
/// c_j (1 - w_j)^2 + w_j^2 sum_{k != j} c_k.
/// </remarks>
internal readonly ref struct TemperedSlopes<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly TemperedRow<S> _row;
    private readonly RowTarget<S> _target;
    private readonly double _b, _t1, _t2, _sum, _topShare, _othersShare, _pulls;
    private readonly Deviations _above;

    internal TemperedSlopes(TemperedRow<S> row, RowTarget<S> target, double t1, double t2)
    {
        _row = row;
        _target = target;
        (_b, _t1, _t2) = (1 - t1, t1, t2);
        double othersSlope = 0, othersPull = 0;
        for (int k = 0; k < row.Count; k++)
        {
            if (k == row.Top)
                continue;
            othersSlope += row.Slope(k);
            othersPull += Pull(k);
        }

        double topSlope = row.Slope(row.Top);
        _sum = topSlope + othersSlope;
        (_topShare, _othersShare) = (topSlope / _sum, othersSlope / _sum);
        _pulls = othersPull + Pull(row.Top);
        _above = new(Push(row.Top), _othersShare, othersPull / _sum);
    }

    internal void Write(Span<S> gradient, Span<S> hessian)
    {
        double topCurve = 0, othersCurve = 0;
        for (int j = 0; j < _row.Count; j++)
        {
            gradient.Put(j, Gradient(j));
            (topCurve, othersCurve) = hessian.IsEmpty ? (0, 0) : j == _row.Top ? (Curve(j), othersCurve) : (topCurve, othersCurve + Curve(j));
        }

        for (int j = 0; j < hessian.Length; j++)
        {
            bool isTop = j == _row.Top;
            double share = isTop ? _topShare : _row.Slope(j) / _sum, rest = isTop ? _othersShare : 1 - share, own = Curve(j);
            double rivals = isTop ? othersCurve : topCurve + othersCurve - own;
            hessian.Put(j, (own * rest * rest) + (share * share * rivals));
        }
    }

    private double Gradient(int j)
    {
        double push = Push(j), slope = _row.Slope(j);
        if (double.IsFinite(push))
            return slope * _above.Of(push);

        // p_j is so small that 1/p_j is beyond the range: its share in the mean is nothing.
        return Pull(j) - (slope / _sum * (_pulls - Pull(j)));
    }

    /// <summary>q = p^(b-1) (p - t).</summary>
    private double Push(int k) => StableMath.Exp((_b - 1) * _row.Log(k)) * _row.Excess(k, _target);

    /// <summary>e q = p^(b-1+t2) (p - t), finite also where q is not.</summary>
    private double Pull(int k) => StableMath.Exp((_b - 1 + _t2) * _row.Log(k)) * _row.Excess(k, _target);

    /// <summary>c = p^(b-2+2 t2) (b p + t1 t) + t2 p^(t2-1) g; for a true class put together before its parts, which nearly cancel.</summary>
    private double Curve(int k)
    {
        double log = _row.Log(k), p = _row.Share(k), t = _target[k], power = StableMath.Exp((_b - 2 + (2 * _t2)) * log);
        if (t == 0)
            return (power * _b * p) + (_t2 * StableMath.Exp((_t2 - 1) * log) * Gradient(k));
        return (power * (((1 + (_t2 - _t1)) * p) - ((_t2 - _t1) * t))) - (_t2 * StableMath.Exp(((2 * _t2) - 1) * log) * (_pulls / _sum));
    }
}
