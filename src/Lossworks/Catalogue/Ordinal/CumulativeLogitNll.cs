using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of ordered classes: one score against cut points, with logistic noise. Every cut has the same odds ratio.</summary>
/// <remarks>
///   -log(s(c_y - f) - s(c_{y-1} - f)), s the logistic function, c_{-1} = -infinity, c_{K-1} = +infinity.
///   McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x
/// </remarks>
public readonly record struct CumulativeLogitNll : IRowLoss, IHasColumns
{
    /// <summary>cutPoints: where one class ends and the next begins on the scale of the score, strictly increasing.</summary>
    public CumulativeLogitNll(NumberList cutPoints) => CutPoints = ParameterCards.RequireIncreasing(cutPoints, Interval.Real, nameof(cutPoints));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("cumulative-logit-nll")
    {
        Aliases = ["proportional-odds"],
        Summary = "Negative log-likelihood of ordered classes: one score against cut points, with logistic noise. Every cut has the same odds ratio.",
        Formula = "-log(s(c_y - f) - s(c_{y-1} - f)), s(x) = 1/(1 + e^-x), c_{-1} = -infinity, c_{K-1} = +infinity",
        Family = LossFamily.Ordinal,
        Tasks = [LossTask.OrdinalClassification],
        Outputs = [Output.Score],
        Target = Argument.ClassTarget,
        TakesSingleNumbers = true,
        Parameters = [ParameterCards.CutPoints()],
        UseWhen = "Classes are ordered (ratings, stages, grades), one score should rank the rows, and probabilities of the classes are wanted.",
        AvoidWhen = "What moves rows across one cut differs from what moves them across another: then coral or corn, or softmax-cross-entropy.",
        Elsewhere =
        [
            Counterpart.Other("statsmodels OrderedModel",
            "distr='logit'; the cut points are estimated with the coefficients"),
            Counterpart.Other("R MASS::polr"),
        ],
        References = ["McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x"],
        Notes = "The cut points are fixed here. One more class than cut points, counted from 0.",
    };

    /// <summary>Where one class ends and the next begins on the scale of the score.</summary>
    public NumberList CutPoints { get; }

    /// <inheritdoc/>
    public int? Columns => 1;

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, StrictlyConvex = true, Lipschitz = 1, Smooth = 0.5, NonNegative = true };

    /// <inheritdoc/>
    public int ClassCount(int columns) => CutPoints.Count + 1;

    /// <inheritdoc/>
    public int? ClassOf(ReadOnlySpan<double> predictions) => OrderedDecision.OfScore(predictions[0], CutPoints);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CutRow row = new(CutPoints, target.Label, double.CreateTruncating(scores[0]));
        Expansion<double> above = row.HasHigh ? Softplus(-row.High) : default, below = row.HasLow ? Softplus(row.Low) : default;
        double value = above.Value + below.Value, first = above.First - below.First;
        if (row.HasHigh && row.HasLow)
        {
            // s(a) - s(b) = s(a) s(-b) (1 - e^-(a - b)): three factors, and no difference of two probabilities that are nearly equal.
            value -= row.Width > 1 ? StableMath.Log1p(-Math.Exp(-row.Width)) : Math.Log(-StableMath.Expm1(-row.Width));
            first = Balance(row);
        }

        return CutRow.Write((value, first, above.Second + below.Second), gradient, hessian);
    }

    /// <summary>s(-a) - s(b) = (1 - e^(a + b)) s(-a) s(-b), which keeps its digits in the middle of a class.</summary>
    private static double Balance(in CutRow row)
    {
        double sum = 2 * row.Middle, side = sum > 0 ? -1 : 1;
        return -side * StableMath.Expm1(side * sum) * Softplus(-side * row.High).First * Softplus(-side * row.Low).First;
    }

    private static Expansion<double> Softplus(double x) => default(Softplus).At<double, Scalar<double>>(x);
}
