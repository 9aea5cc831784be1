using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Between cross-entropy and the absolute error, so that a wrongly labeled row pulls with bounded force.</summary>
/// <remarks>
///   (1 - p_y^q)/q; q towards 0 is cross-entropy, q = 1 half the absolute error.
///   Zhang and Sabuncu (2018), arXiv:1805.07836
/// </remarks>
public readonly record struct GeneralizedCrossEntropy : IRowLoss
{
    private static readonly Interval QRange = new(0, 1, true);

    /// <summary>q = 0.5.</summary>
    public GeneralizedCrossEntropy()
        : this(0.5)
    {
    }

    /// <summary>q: how robust; towards 0 cross-entropy, 1 the absolute error. Range: 0 &lt; q &lt;= 1.</summary>
    public GeneralizedCrossEntropy(double q) => Q = QRange.Require(q);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("generalized-cross-entropy")
    {
        Aliases = ["gce"],
        Summary = "Between cross-entropy and the absolute error, so that a wrongly labelled row pulls with bounded force.",
        Formula = "(1 - p_y^q)/q",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.Number(
                "q", new GeneralizedCrossEntropy().Q, QRange, "how robust: towards 0 cross-entropy, 1 the absolute error; the paper takes 0.7"),
        ],
        UseWhen = "Some labels are wrong and nobody knows which.",
        AvoidWhen = "Labels are clean, or calibrated probabilities are wanted: it is proper for no q above 0.",
        Elsewhere = [Counterpart.Keras("CategoricalGeneralizedCrossEntropy")],
        References = ["Zhang and Sabuncu (2018), arXiv:1805.07836"],
        Notes = "Probabilities are used as given: rows need not add up to 1. At p_y = 0 the value is 1/q; for q < 1 the derivatives there are infinite.",
    };

    /// <summary>How robust: towards 0 cross-entropy, 1 the absolute error.</summary>
    public double Q { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Q == 1 ? 1 : null,
        Smooth = Q == 1 ? 0 : null,
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 1 / Q,
        ClassificationCalibrated = true,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double p = double.CreateTruncating(scores[target.Label]);
        gradient.Clear();
        hessian.Clear();
        gradient.Put(target.Label, -Math.Pow(p, Q - 1));
        hessian.Put(target.Label, Q == 1 ? 0 : (1 - Q) * Math.Pow(p, Q - 2));
        return -StableMath.Expm1(Q * Math.Log(p)) / Q;
    }
}
