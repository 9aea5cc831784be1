using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>Three softmax rows of the same example, and how each compares with their mean m = (s_1 + s_2 + s_3)/3.</summary>
/// <remarks>
/// Views may be nearly equal, and then the logarithm of a ratio of shares is not the difference of two logarithms but
/// d_k - log1p(sum_j s_j (e^d_j - 1)), d the difference of the logits. The divergence of a view from the mean is sum_k s_k (x_k - log(1 + x_k)),
/// x = m/s - 1: all terms positive, because sum s x = 0.
/// </remarks>
internal readonly ref struct SoftmaxViews<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    internal const int Count = 3;

    private readonly ReadOnlySpan<S> _logits;
    private readonly SoftmaxRow<S> _first, _second, _third;
    private readonly double _shift12, _shift13, _shift23;

    internal SoftmaxViews(ReadOnlySpan<S> logits)
    {
        _logits = logits;
        Classes = logits.Length / Count;
        _first = new(logits[..Classes]);
        _second = new(logits.Slice(Classes, Classes));
        _third = new(logits[(2 * Classes)..]);
        (_shift12, _shift13, _shift23) = (Shift(0, 1), Shift(0, 2), Shift(1, 2));
    }

    internal int Classes { get; }

    internal SoftmaxRow<S> View(int v) => v == 0 ? _first : v == 1 ? _second : _third;

    /// <summary>log(m_k/s_vk).</summary>
    internal double LogOfMean(int v, int k)
    {
        double one = LogRatio((v + 1) % Count, v, k), two = LogRatio((v + 2) % Count, v, k), x = (StableMath.Expm1(one) + StableMath.Expm1(two)) / Count;
        if (double.IsFinite(x))
            return StableMath.Log1p(x);
        double larger = Math.Max(one, two), smaller = Math.Min(one, two);
        return larger + StableMath.Log1p(StableMath.Exp(smaller - larger)) - Math.Log(Count);
    }

    /// <summary>s (x - log(1 + x)), x = m/s - 1: class k's part of the divergence of a view from the mean.</summary>
    internal double Divergence(int v, int k)
    {
        double log = LogOfMean(v, k), s = View(v).Share(k);
        if (log <= 1)
            return s * StableMath.ExpRest(log);
        return ((View((v + 1) % Count).Share(k) + View((v + 2) % Count).Share(k) - (2 * s)) / Count) - (s * log);
    }

    /// <summary>log(s_uk/s_vk).</summary>
    private double LogRatio(int u, int v, int k)
    {
        if (u > v)
            return -LogRatio(v, u, k);
        double shift = u == 1 ? _shift23 : v == 1 ? _shift12 : _shift13;
        return double.IsNaN(shift) ? View(v).NegativeLog(k) - View(u).NegativeLog(k) : Difference(u, v, k) - shift;
    }

    /// <summary>The difference of the log-sum-exps of two views; NaN where their logits are far apart, for which it is not needed.</summary>
    private double Shift(int u, int v)
    {
        double sum = 0;
        for (int k = 0; k < Classes; k++)
        {
            double difference = Difference(u, v, k);
            if (!(Math.Abs(difference) <= 1))
                return double.NaN;
            sum += View(v).Share(k) * StableMath.Expm1(difference);
        }

        return StableMath.Log1p(sum);
    }

    private double Difference(int u, int v, int k) => double.CreateTruncating(_logits[(u * Classes) + k]) - double.CreateTruncating(_logits[(v * Classes) + k]);
}
