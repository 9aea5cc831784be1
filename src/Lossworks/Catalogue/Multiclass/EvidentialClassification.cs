using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Learns how much evidence there is for each class, and so tells "these classes are equally likely" from "I do not know".</summary>
/// <remarks>
///   a = e + 1, S = sum a: sum_k (t_k - a_k/S)^2 + a_k (S - a_k)/(S^2 (S + 1)) + regularization KL(Dir(b) || Dir(1)), b = t + (1 - t) a.
///   Sensoy, Kaplan and Kandemir (2018), arXiv:1806.01768
/// </remarks>
public readonly record struct EvidentialClassification : IRowLoss
{
    /// <summary>regularization = 1.</summary>
    public EvidentialClassification()
        : this(1)
    {
    }

    /// <summary>regularization: what evidence for wrong classes costs. Range: &gt;= 0.</summary>
    public EvidentialClassification(double regularization) => Regularization = Interval.NonNegative.Require(regularization);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("evidential-classification")
    {
        Aliases = ["edl"],
        Summary = "Learns how much evidence there is for each class, and so tells \"these classes are equally likely\" from \"I do not know\".",
        Formula = "sum_k (t_k - a_k/S)^2 + a_k (S - a_k)/(S^2 (S + 1)) + regularization KL(Dir(b) || Dir(1)), a = e + 1, S = sum a, b = t + (1 - t) a",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [new Output("evidence", Interval.NonNegative)],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.Number(
                "regularization", new EvidentialClassification().Regularization, Interval.NonNegative,
                "what evidence for wrong classes costs; the paper raises it from 0 to 1 over ten epochs"),
        ],
        UseWhen = "The model must say when it has seen nothing like a row, from one pass: the uncertainty is K/S.",
        AvoidWhen = "You need calibrated probabilities only: cross-entropy gives them with less to tune.",
        Cost = "Linear in the number of classes; with regularization also functions of the gamma family for each of them.",
        References = ["Sensoy, Kaplan and Kandemir (2018), Evidential deep learning to quantify classification uncertainty, arXiv:1806.01768"],
        Notes = "Predictions are evidence, at least 0, such as the softplus or ReLU of scores; the probability of class k is (e_k + 1)/S.",
    };

    /// <summary>What evidence for wrong classes costs.</summary>
    public double Regularization { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = Regularization == 0 ? 2 : null,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        EvidenceRow<S> row = new(scores, target.Label);
        for (int j = 0; j < scores.Length && (!gradient.IsEmpty || !hessian.IsEmpty); j++)
        {
            gradient.Put(j, row.FitSlope(j) + (Regularization == 0 ? 0 : Regularization * row.DivergenceSlope(j)));
            hessian.Put(j, row.FitBend(j) + (Regularization == 0 ? 0 : Regularization * row.DivergenceBend(j)));
        }

        return row.Fit + (Regularization == 0 ? 0 : Regularization * row.Divergence());
    }
}
