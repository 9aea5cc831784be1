using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>
/// The tempered softmax of one row: p_k = E(c + max - z_k) with E(y) = max(0, 1 - bend y)^(1/bend), which is e^-y at bend 0, and c such that the
/// shares add up to 1. bend = alpha - 1 &gt; 0 is entmax, whose shares may be 0; bend = 1 - temperature &lt; 0 has heavy tails.
/// </summary>
/// <remarks>
/// Shares are kept as logarithms, log1p(-bend y)/bend, so that neither a bend near 0 nor a tiny share loses digits, and c is found to full
/// precision: where the largest score wins by far, c is nearly 1 - p_top, and the equation is written in that.
/// </remarks>
internal readonly ref struct TemperedRow<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int MostSteps = 200;

    /// <summary>Steps smaller than this, relative, are rounding.</summary>
    private const double Tolerance = 1e-15;

    private readonly ReadOnlySpan<S> _scores;
    private readonly double _bend, _max;

    internal TemperedRow(ReadOnlySpan<S> scores, double bend)
    {
        _scores = scores;
        _bend = bend;
        for (int k = 1; k < scores.Length; k++)
        {
            if (scores[k] > scores[Top])
                Top = k;
        }

        _max = double.CreateTruncating(scores[Top]);
        Shift = Normalizer();
    }

    /// <summary>The index of the largest score, the first of equals.</summary>
    internal int Top { get; }

    /// <summary>c.</summary>
    internal double Shift { get; }

    internal int Count => _scores.Length;

    /// <summary>c + max - z_k.</summary>
    internal double Depth(int k) => Shift + Gap(k);

    /// <summary>log p_k: -infinity off the support.</summary>
    internal double Log(int k) => LogAt(Depth(k));

    /// <summary>p_k.</summary>
    internal double Share(int k) => Exp(Log(k));

    /// <summary>1 - p_k.</summary>
    internal double Complement(int k) => k == Top ? -StableMath.Expm1(Log(k)) : 1 - Share(k);

    /// <summary>p_k - t_k; for a class index the true class misses what the others have, so that nothing cancels.</summary>
    internal double Excess(int k, RowTarget<S> target) => target.IsLabel && k == target.Label ? -Complement(k) : Share(k) - target[k];

    /// <summary>p_k^(1 - bend), by which share k follows its own score; 0 off the support.</summary>
    internal double Slope(int k) => SlopeAt(Log(k));

    internal static double Exp(double x) => StableMath.Exp<double, Scalar<double>>(x);

    private double Gap(int k) => _max - double.CreateTruncating(_scores[k]);

    private double LogAt(double depth) =>
        _bend == 0 ? -depth : _bend * depth >= 1 ? double.NegativeInfinity : StableMath.Log1p(-_bend * depth) / _bend;

    private double SlopeAt(double log) => double.IsNegativeInfinity(log) ? 0 : Exp((1 - _bend) * log);

    /// <summary>Newton's method from below, within brackets: the sum of shares falls and, but for bends beyond 1, is convex in c.</summary>
    private double Normalizer()
    {
        double low = 0, high = _bend == 0 ? Math.Log(Count) : -StableMath.Expm1(-_bend * Math.Log(Count)) / _bend, c = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            (double missing, double slope) = Balance(c);
            if (missing == 0)
                break;
            (low, high) = missing < 0 ? (c, high) : (low, c);
            double next = c - (missing / slope);
            if (Math.Abs(next - c) <= Tolerance * c)
                return next;
            if (!(next > low && next < high))
                next = low + ((high - low) / 2);
            if (next == low || next == high)
                return next;
            c = next;
        }

        return c;
    }

    /// <summary>1 less the sum of shares, as (1 - p_top) less the others, and its slope in c.</summary>
    private (double Missing, double Slope) Balance(double c)
    {
        double own = LogAt(c), others = 0, slope = SlopeAt(own);
        for (int k = 0; k < Count; k++)
        {
            if (k == Top)
                continue;
            double log = LogAt(c + Gap(k));
            others += Exp(log);
            slope += SlopeAt(log);
        }

        return (-StableMath.Expm1(own) - others, slope);
    }
}
