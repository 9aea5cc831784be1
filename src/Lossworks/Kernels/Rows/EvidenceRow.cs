using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>One row of evidence against its class: the expected Brier score under Dir(e + 1), and how far the wrong classes' evidence is from none.</summary>
/// <remarks>
/// With p = a/S, r = 1 - p_y, W = sum of p_k^2 over the wrong classes, Q = sum p^2, D = sum p (1 - p) = 1 - Q, E_j = p_j - Q:
/// F = r^2 + W has dF/da_y = -2 F/S, else 2 M_j/S with M_j = p_j - W + p_y r; V = D/(S + 1) has dD/da_j = -2 E_j/S and dE_j/da_j = (1 - p_j - 2 E_j)/S.
/// What is near 1 is left out of sums and not subtracted: hence everything is kept without the class of most evidence, and without the true one.
/// </remarks>
internal readonly ref struct EvidenceRow<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly ReadOnlySpan<S> _evidence;
    private readonly int _label, _top;
    private readonly double _sum, _others, _squaresBesideTop, _wrongBesideTop, _missed, _spread, _wrongEvidence;

    internal EvidenceRow(ReadOnlySpan<S> evidence, int label)
    {
        _evidence = evidence;
        _label = label;
        _top = Largest.IndexIn(evidence);
        for (int k = 0; k < evidence.Length; k++)
        {
            _others += k == _top ? 0 : Alpha(k);
            _wrongEvidence += k == label ? 0 : double.CreateTruncating(evidence[k]);
        }

        _sum = Alpha(_top) + _others;
        for (int k = 0; k < evidence.Length; k++)
        {
            double p = Share(k);
            _spread += p * Complement(k);
            _squaresBesideTop += k == _top ? 0 : p * p;
            _wrongBesideTop += k == _top || k == label ? 0 : p * p;
        }

        _missed = Complement(label);
        Fit = BrierPart + (_spread / (_sum + 1));
    }

    /// <summary>sum_k (t_k - p_k)^2 + p_k (1 - p_k)/(S + 1).</summary>
    internal double Fit { get; }

    private double BrierPart => (_missed * _missed) + Wrong;

    /// <summary>W.</summary>
    private double Wrong => _wrongBesideTop + (_top == _label ? 0 : Share(_top) * Share(_top));

    internal double FitSlope(int j)
    {
        double brier = j == _label ? -BrierPart : Lead(j);
        return (2 * brier / _sum) - (2 * Excess(j) / _sum / (_sum + 1)) - (_spread / (_sum + 1) / (_sum + 1));
    }

    internal double FitBend(int j)
    {
        double brier = j == _label ? 3 * BrierPart : BrierBend(j), excess = Excess(j), after = _sum + 1;
        double variance = ((3 * excess) - Complement(j)) / _sum / _sum / after;
        return (2 * brier / _sum / _sum) + (2 * variance) + (4 * excess / _sum / after / after) + (2 * _spread / after / after / after);
    }

    /// <summary>KL(Dir(b) || Dir(1)).</summary>
    internal double Divergence()
    {
        bool near = IsNear;
        double sum = 0;
        for (int k = 0; k < _evidence.Length; k++)
            sum += k == _label ? 0 : UniformDirichlet.OfClass(double.CreateTruncating(_evidence[k]), near);
        return sum - UniformDirichlet.OfTotal(_evidence.Length, _wrongEvidence);
    }

    /// <summary>Its derivative: 0 for the true class, whose evidence it does not look at.</summary>
    internal double DivergenceSlope(int j) => j == _label ? 0
        : UniformDirichlet.Slope(1, double.CreateTruncating(_evidence[j]), IsNear) - UniformDirichlet.Slope(_evidence.Length, _wrongEvidence, IsNear);

    internal double DivergenceBend(int j) => j == _label ? 0
        : UniformDirichlet.Bend(1, double.CreateTruncating(_evidence[j])) - UniformDirichlet.Bend(_evidence.Length, _wrongEvidence);

    private bool IsNear => UniformDirichlet.IsNear(_evidence.Length, _wrongEvidence);

    private double Alpha(int k) => double.CreateTruncating(_evidence[k]) + 1;

    private double Share(int k) => Alpha(k) / _sum;

    private double Complement(int k) => (k == _top ? _others : _sum - Alpha(k)) / _sum;

    /// <summary>E_j = p_j - Q.</summary>
    private double Excess(int j)
    {
        double p = Share(j), top = Share(_top);
        return j == _top ? (p * Complement(j)) - _squaresBesideTop : p - ((top * top) + _squaresBesideTop);
    }

    /// <summary>M_j of a wrong class.</summary>
    private double Lead(int j)
    {
        double p = Share(j), own = Share(_label) * _missed;
        return j == _top ? (p * Complement(j)) - _wrongBesideTop + own : p - Wrong + own;
    }

    /// <summary>F + 2 Q - 4 p_j of a wrong class; where p_j is near 1, by what is missing to it.</summary>
    private double BrierBend(int j)
    {
        double p = Share(j), right = Share(_label);
        if (j != _top)
            return BrierPart + (2 * ((right * right) + Wrong)) - (4 * p);
        double rest = Complement(j);
        return (3 * ((right * right) + (rest * rest) + _wrongBesideTop)) - (2 * (right + rest));
    }
}
