using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The score must lie on the right side of every cut point, so a row costs more the more classes it is off.</summary>
/// <remarks>
///   sum_k phi(m_k), m_k = c_k - f if y &lt;= k else f - c_k; phi(m) = log(1 + e^-m) or max(0, 1 - m).
///   Rennie and Srebro (2005), Loss functions for preference levels, IJCAI workshop; Pedregosa, Bach and Gramfort (2017), arXiv:1408.2327
/// </remarks>
public readonly record struct AllThreshold : IRowLoss, IHasColumns
{
    /// <summary>
    /// cutPoints: where one class ends and the next begins on the scale of the score, strictly increasing; surrogate: how a score on the wrong side
    /// of a cut point counts.
    /// </summary>
    public AllThreshold(NumberList cutPoints, Surrogate surrogate = Surrogate.Logistic)
    {
        CutPoints = ParameterCards.RequireIncreasing(cutPoints, Interval.Real, nameof(cutPoints));
        Surrogate = surrogate;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("all-threshold")
    {
        Summary = "The score must lie on the right side of every cut point, so a row costs more the more classes it is off.",
        Formula = "sum_k phi(m_k), m_k = c_k - f if y <= k else f - c_k; phi(m) = log(1 + e^-m) or max(0, 1 - m)",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Score],
        Target = Argument.ClassTarget,
        TakesSingleNumbers = true,
        Parameters = [ParameterCards.CutPoints(), ParameterCard.Choice("surrogate", Surrogate.Logistic, "how a score on the wrong side of a cut point counts")],
        UseWhen = "Classes are ordered and a mistake by several classes is worse than one by a neighbor: it stands in for the absolute error of the class.",
        AvoidWhen = "Any mistake is as bad as any other: then immediate-threshold, or forget the order.",
        Cost = "Linear in the number of cut points: a logistic or a hinge for each, in every row.",
        Elsewhere = [Counterpart.Other("mord LogisticAT", "logistic only; the cut points are estimated")],
        References =
        [
            "Rennie and Srebro (2005), Loss functions for preference levels: regression with discrete ordered labels, IJCAI workshop",
            "Pedregosa, Bach and Gramfort (2017), arXiv:1408.2327",
        ],
        Notes = "The cut points are fixed here. One more class than cut points, counted from 0.",
    };

    /// <summary>Where one class ends and the next begins on the scale of the score.</summary>
    public NumberList CutPoints { get; }

    /// <summary>How a score on the wrong side of a cut point counts.</summary>
    public Surrogate Surrogate { get; }

    /// <inheritdoc/>
    public int? Columns => 1;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = Surrogate == Surrogate.Logistic,
        Lipschitz = CutPoints.Count,
        Smooth = Surrogate == Surrogate.Logistic ? 0.25 * CutPoints.Count : null,
        NonNegative = true,
        Differentiable = Surrogate == Surrogate.Logistic,
    };

    /// <inheritdoc/>
    public int ClassCount(int columns) => CutPoints.Count + 1;

    /// <inheritdoc/>
    public int? ClassOf(ReadOnlySpan<double> predictions) => OrderedDecision.OfScore(predictions[0], CutPoints);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ThresholdRow<S> row = new(scores[0], Surrogate);
        for (int k = 0; k < CutPoints.Count; k++)
            row.Add(CutPoints[k], below: target.Label <= k);
        return row.Write(gradient, hessian);
    }
}
