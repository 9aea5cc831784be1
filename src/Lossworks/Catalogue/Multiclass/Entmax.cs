using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>A family between cross-entropy and sparsemax: the larger alpha, the more classes get probability exactly 0.</summary>
/// <remarks>
///   max_p [&lt;z, p&gt; - O(p)] + O(t) - &lt;z, t&gt;, O(p) = (sum p_k^alpha - 1)/(alpha (alpha - 1)); alpha = 1 is cross-entropy less the entropy of t,
///   alpha = 2 sparsemax.  Gradient entmax(z) - t.
///   Peters, Niculae and Martins (2019), arXiv:1905.05702; Blondel, Martins and Niculae (2020), JMLR 21(35), arXiv:1901.02324
/// </remarks>
public readonly record struct Entmax : IRowLoss, IRestrictsRows
{
    private static readonly Interval AlphaRange = new(1, double.PositiveInfinity, false, true);

    /// <summary>alpha = 1.5.</summary>
    public Entmax()
        : this(1.5)
    {
    }

    /// <summary>alpha: 1 gives every class a probability above 0, 2 gives most of them none. Range: &gt;= 1.</summary>
    public Entmax(double alpha) => Alpha = AlphaRange.Require(alpha);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("entmax")
    {
        Summary = "A family between cross-entropy and sparsemax: the larger alpha, the more classes get probability exactly 0.",
        Formula = "max_p [<z, p> - O(p)] + O(t) - <z, t>, O(p) = (sum p_k^alpha - 1)/(alpha (alpha - 1))",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification, LossTask.Sequence],
        Outputs = [Output.Scores],
        Target = Argument.ClassOrSharesTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCard.Number("alpha", new Entmax().Alpha, AlphaRange, "1 gives every class a probability above 0, 2 gives most of them none")],
        UseWhen = "Most classes of a large vocabulary should get probability exactly 0, but softer than with sparsemax.",
        AvoidWhen = "You need log-probabilities: those of excluded classes do not exist.",
        Cost = "A few passes over each row: the threshold is found by Newton's method, a logarithm and exponentials per class and step; alpha = 2 sorts.",
        Elsewhere = [Counterpart.Other("entmax Entmax15Loss, EntmaxBisectLoss", "alpha 1.5 exact, others by a fixed number of bisections")],
        References =
        [
            "Peters, Niculae and Martins (2019), arXiv:1905.05702",
            "Blondel, Martins and Niculae (2020), Learning with Fenchel-Young losses, JMLR 21(35), arXiv:1901.02324",
        ],
        Notes = "Shares must add up to 1. The threshold is solved for to full precision.",
    };

    /// <summary>1 gives every class a probability above 0, 2 gives most of them none.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Lipschitz = Math.Sqrt(2),
        Smooth = Alpha == 1 ? 0.25 : Alpha <= 2 ? 1 : null,
        ClassificationCalibrated = true,
        Elicits = Alpha == 2 ? Functional.ClassProbabilities : Functional.ClassDecision,
    };

    /// <inheritdoc/>
    public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) => ShareChecks.Complaint(targets);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Alpha == 2)
            return SparsemaxRow.Of(scores, target, gradient, hessian);
        TemperedRow<S> row = new(scores, Alpha - 1);
        for (int k = 0; k < gradient.Length; k++)
            gradient.Put(k, row.Excess(k, target));
        if (!hessian.IsEmpty)
            Bend(row, hessian);
        return Value(row, target);
    }

    /// <summary>
    /// The divergence of p from t, and for a true class off the support how far its score lies below the threshold: sums of one sign. That the shares add
    /// up to 1 only to rounding is let pass: with alpha near 1 the formula as it stands would divide that rounding by alpha - 1.
    /// </summary>
    private double Value<S>(in TemperedRow<S> row, RowTarget<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double value = 0, bend = Alpha - 1;
        for (int k = 0; k < row.Count; k++)
        {
            double t = target[k], log = row.Log(k);
            value += TsallisDivergence.Of(t, log, bend);
            if (t != 0 && double.IsNegativeInfinity(log) && bend != 0)
                value += t * Math.Max(0, row.Depth(k) - (1 / bend));
        }

        return value;
    }

    /// <summary>
    /// With e_k = p_k^(2 - alpha), which is 0 off the support: e_j (1 - e_j/sum e), where the largest e is left out of a sum, not subtracted.
    /// </summary>
    private static void Bend<S>(in TemperedRow<S> row, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int largest = 0;
        double most = 0, others = 0;
        for (int k = 0; k < row.Count; k++)
        {
            double slope = row.Slope(k);
            (largest, most, others) = slope > most ? (k, slope, others + most) : (largest, most, others + slope);
        }

        double sum = most + others;
        for (int k = 0; k < row.Count; k++)
        {
            double slope = row.Slope(k);
            hessian.Put(k, slope * ((k == largest ? others : sum - slope) / sum));
        }
    }
}
