using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of ordered classes: one score against cut points, with normal noise.</summary>
/// <remarks>
///   -log(Phi(c_y - f) - Phi(c_{y-1} - f)), Phi the normal distribution function, c_{-1} = -infinity, c_{K-1} = +infinity.
///   Aitchison and Silvey (1957), doi:10.1093/biomet/44.1-2.131
/// </remarks>
public readonly record struct CumulativeProbitNll : IRowLoss, IHasColumns
{
    /// <summary>cutPoints: where one class ends and the next begins on the scale of the score, strictly increasing.</summary>
    public CumulativeProbitNll(NumberList cutPoints) => CutPoints = ParameterCards.RequireIncreasing(cutPoints, Interval.Real, nameof(cutPoints));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("cumulative-probit-nll")
    {
        Summary = "Negative log-likelihood of ordered classes: one score against cut points, with normal noise.",
        Formula = "-log(Phi(c_y - f) - Phi(c_{y-1} - f)), Phi the normal distribution function, c_{-1} = -infinity, c_{K-1} = +infinity",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Score],
        Target = Argument.ClassTarget,
        TakesSingleNumbers = true,
        Parameters = [ParameterCards.CutPoints()],
        UseWhen = "The classes are thought of as a normal variable cut into pieces, as with ratings of one underlying quality.",
        AvoidWhen = "Labels hold gross mistakes: the loss of a wrong row grows with the square of the score, so take cumulative-logit-nll.",
        Elsewhere =
        [
            Counterpart.Other("statsmodels OrderedModel",
            "distr='probit'; the cut points are estimated with the coefficients"),
            Counterpart.Other("R MASS::polr",
            "method = 'probit'"),
        ],
        References = ["Aitchison and Silvey (1957), doi:10.1093/biomet/44.1-2.131", "McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x"],
        Notes = "The cut points are fixed here. One more class than cut points, counted from 0.",
    };

    /// <summary>Where one class ends and the next begins on the scale of the score.</summary>
    public NumberList CutPoints { get; }

    /// <inheritdoc/>
    public int? Columns => 1;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, StrictlyConvex = true, Smooth = 1, NonNegative = true };

    /// <inheritdoc/>
    public int ClassCount(int columns) => CutPoints.Count + 1;

    /// <inheritdoc/>
    public int? ClassOf(ReadOnlySpan<double> predictions) => OrderedDecision.OfScore(predictions[0], CutPoints);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CutRow row = new(CutPoints, target.Label, double.CreateTruncating(scores[0]));
        if (!row.HasLow)
            return CutRow.Write(NormalInterval.Above(-row.High), gradient, hessian);
        var (value, first, second) = row.HasHigh ? NormalInterval.Around(row.Middle, 0.5 * row.Width) : NormalInterval.Above(row.Low);
        // Both move against the score.
        return CutRow.Write((value, -first, second), gradient, hessian);
    }
}
