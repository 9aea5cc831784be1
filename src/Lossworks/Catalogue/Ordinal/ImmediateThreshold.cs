using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The score must lie between the two cut points of its class; the others do not count.</summary>
/// <remarks>
///   phi(c_y - f) + phi(f - c_{y-1}), the term of an infinite end is 0; phi(m) = log(1 + e^-m) or max(0, 1 - m).
///   Rennie and Srebro (2005), Loss functions for preference levels, IJCAI workshop; Pedregosa, Bach and Gramfort (2017), arXiv:1408.2327
/// </remarks>
public readonly record struct ImmediateThreshold : IRowLoss, IHasColumns
{
    /// <summary>
    /// cutPoints: where one class ends and the next begins on the scale of the score, strictly increasing; surrogate: how a score on the wrong side
    /// of a cut point counts.
    /// </summary>
    public ImmediateThreshold(NumberList cutPoints, Surrogate surrogate = Surrogate.Logistic)
    {
        CutPoints = ParameterCards.RequireIncreasing(cutPoints, Interval.Real, nameof(cutPoints));
        Surrogate = surrogate;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("immediate-threshold")
    {
        Summary = "The score must lie between the two cut points of its class; the others do not count.",
        Formula = "phi(c_y - f) + phi(f - c_{y-1}), the term of an infinite end is 0; phi(m) = log(1 + e^-m) or max(0, 1 - m)",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Score],
        Target = Argument.ClassTarget,
        TakesSingleNumbers = true,
        Parameters = [ParameterCards.CutPoints(), ParameterCard.Choice("surrogate", Surrogate.Logistic, "how a score on the wrong side of a cut point counts")],
        UseWhen = "Classes are ordered, but a mistake is a mistake, by one class or by three.",
        AvoidWhen = "Mistakes by several classes are worse than those by one: then all-threshold.",
        Elsewhere = [Counterpart.Other("mord LogisticIT", "logistic only; the cut points are estimated")],
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
        Lipschitz = 1,
        Smooth = Surrogate == Surrogate.Logistic ? 0.5 : null,
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
        if (target.Label < CutPoints.Count)
            row.Add(CutPoints[target.Label], below: true);
        if (target.Label > 0)
            row.Add(CutPoints[target.Label - 1], below: false);
        return row.Write(gradient, hessian);
    }
}
