using System.Numerics;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>
/// The tempered softmax of one row: p_k = E(c + max - z_k) with E(y) = max(0, 1 - bend y)^(1/bend), which is e^-y at bend 0, and c such that the
/// shares add up to 1. bend = alpha - 1 &gt; 0 is entmax, whose shares may be 0; bend = 1 - temperature &lt; 0 has heavy tails.
/// </summary>
/// <remarks>
/// Shares are kept as logarithms, log1p(-bend y)/bend, so that neither a bend near 0 nor a tiny share loses digits, and c is found to full
/// precision: where the largest score wins by far, c is nearly 1 - p_top, and the equation is written in that. At bends above 1 a share at the edge of
/// the support rises infinitely fast, so that c takes two numbers.
/// </remarks>
internal readonly ref struct TemperedRow<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int MostSteps = 200;

    /// <summary>Steps smaller than this, relative, are rounding.</summary>
    private const double Tolerance = 1e-15;

    private readonly ReadOnlySpan<S> _scores;
    private readonly double _bend, _max, _fine;

    internal TemperedRow(ReadOnlySpan<S> scores, double bend)
    {
        _scores = scores;
        _bend = bend;
        Top = Largest.IndexIn(scores);
        _max = double.CreateTruncating(scores[Top]);
        double highest = bend == 0 ? Math.Log(Count) : -StableMath.Expm1(-bend * Math.Log(Count)) / bend;
        Shift = Root(0, 0, 0, highest);
        if (bend > 1)
            _fine = Root(Shift, 0, -4 * UlpOf(Shift), 4 * UlpOf(Shift));
    }

    /// <summary>The index of the largest score, the first of equals.</summary>
    internal int Top { get; }

    /// <summary>c.</summary>
    internal double Shift { get; }

    internal int Count => _scores.Length;

    /// <summary>c + max - z_k.</summary>
    internal double Depth(int k) => Shift + Gap(k);

    /// <summary>log p_k: -infinity off the support.</summary>
    internal double Log(int k) => LogAt(k, Shift, _fine);

    /// <summary>p_k.</summary>
    internal double Share(int k) => StableMath.Exp(Log(k));

    /// <summary>1 - p_k.</summary>
    internal double Complement(int k) => k == Top ? -StableMath.Expm1(Log(k)) : 1 - Share(k);

    /// <summary>p_k - t_k; for a class index the true class misses what the others have, so that nothing cancels.</summary>
    internal double Excess(int k, RowTarget<S> target) => target.IsLabel && k == target.Label ? -Complement(k) : Share(k) - target[k];

    /// <summary>p_k^(1 - bend), by which share k follows its own score; 0 off the support.</summary>
    internal double Slope(int k) => SlopeAt(Log(k));

    private static double UlpOf(double x) => Math.BitIncrement(x) - x;

    private double Gap(int k) => _max - double.CreateTruncating(_scores[k]);

    private double SlopeAt(double log) => double.IsNegativeInfinity(log) ? 0 : StableMath.Exp((1 - _bend) * log);

    /// <summary>log p_k with coarse + fine for c.</summary>
    private double LogAt(int k, double coarse, double fine)
    {
        double gap = Gap(k), depth = coarse + gap, full = depth + fine;
        if (_bend == 0)
            return -full;
        if (_bend * full <= 0.5)
            return StableMath.Log1p(-_bend * full) / _bend;
        if (_bend * full >= 2)
            return double.NegativeInfinity;

        // What is left of 1, with the rounding of both sums and of the product made good.
        double lostGap = (_max - (gap - (gap - _max))) - (double.CreateTruncating(_scores[k]) + (gap - _max));
        double lostSum = (coarse - (depth - (depth - coarse))) + (gap - (depth - coarse)), product = _bend * depth;
        double left = (1 - product) - Math.FusedMultiplyAdd(_bend, depth, -product) - (_bend * (fine + (lostSum + lostGap)));
        return left > 0 ? Math.Log(left) / _bend : double.NegativeInfinity;
    }

    /// <summary>
    /// Newton's method within brackets, for the fine part of c beside the coarse one: the sum of shares falls and, but for bends above 1, is convex.
    /// </summary>
    private double Root(double coarse, double start, double low, double high)
    {
        double x = start;
        for (int step = 0; step < MostSteps; step++)
        {
            (double missing, double slope) = Balance(coarse, x);
            if (missing == 0)
                return x;
            (low, high) = missing < 0 ? (x, high) : (low, x);
            double next = x - (missing / slope);
            if (Math.Abs(next - x) <= Tolerance * Math.Abs(x))
                return next;
            if (!(next > low && next < high))
                next = low + ((high - low) / 2);
            if (next == low || next == high)
                return next;
            x = next;
        }

        return x;
    }

    /// <summary>1 less the sum of shares, as (1 - p_top) less the others, and its slope in c.</summary>
    private (double Missing, double Slope) Balance(double coarse, double fine)
    {
        double own = LogAt(Top, coarse, fine), others = 0, slope = SlopeAt(own);
        for (int k = 0; k < Count; k++)
        {
            if (k == Top)
                continue;
            double log = LogAt(k, coarse, fine);
            others += StableMath.Exp(log);
            slope += SlopeAt(log);
        }

        return (-StableMath.Expm1(own) - others, slope);
    }
}
