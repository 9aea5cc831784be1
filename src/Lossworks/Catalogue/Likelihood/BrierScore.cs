using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The squared distance between forecast probabilities and what happened.</summary>
/// <remarks>
///   (p - t)^2 for one probability; sum_k (p_k - t_k)^2 for a row of K, not divided by K.
///   Brier (1950), doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2
/// </remarks>
public readonly record struct BrierScore : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("brier-score")
    {
        Summary = "The squared distance between forecast probabilities and what happened.",
        Formula = "(p - t)^2 for one probability; sum_k (p_k - t_k)^2 for a row of K",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.BinaryClassification, LossTask.MulticlassClassification],
        Outputs = [Output.Probability],
        Target = Argument.ClassOrSharesTarget,
        TakesSingleNumbers = true,
        UseWhen = "You score probabilities and one confident mistake must not dominate.",
        AvoidWhen = "Rare events matter: it hardly tells a forecast of 0.01 from one of 0.001.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("brier_score_loss", "the form for classes may be halved (scale_by_half); a metric"),
            Counterpart.CatBoost("BrierScore", "a metric only"),
            Counterpart.Keras("MeanSquaredError", "for one probability the same; for classes divided by K"),
        ],
        References = ["Brier (1950), doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2"],
        Notes = "Probabilities are used as given: a row need not add up to 1.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Smooth = 2,
        NonNegative = true,
        ZeroAtPerfect = true,
        StrictlyProper = true,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double value = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            double difference = double.CreateTruncating(scores[k]) - target[k];
            value += difference * difference;
            gradient.Put(k, 2 * difference);
        }

        hessian.Fill(S.CreateTruncating(2));
        return value;
    }
}
