using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Like hill, but an absent label that the model is sure of counts as present: the model corrects what was forgotten.</summary>
/// <remarks>
///   Mean over labels of: t = 1, or sigmoid(z) &gt; threshold: softplus(-z); else (lambda - p) p^2, p = sigmoid(z).
///   Zhang, Cheng, Huang, Wen, Feng, Li and Guo (2021), arXiv:2112.07368
/// </remarks>
public readonly record struct Splc : IRowLoss
{
    /// <summary>lambda = 1.5, threshold = 0.6.</summary>
    public Splc()
        : this(1.5)
    {
    }

    /// <summary>
    /// lambda: where the pull on absent labels turns, at least 1; threshold: the probability from which an absent label counts as present, between 0 and
    /// 1.
    /// </summary>
    public Splc(double lambda, double threshold = 0.6)
    {
        Lambda = Hill.LambdaRange.Require(lambda);
        Threshold = Interval.OpenUnit.Require(threshold);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("splc")
    {
        Summary = "Like hill, but an absent label that the model is sure of counts as present: the model corrects what was forgotten.",
        Formula = "mean over labels of: t = 1, or sigmoid(z) > threshold: softplus(-z); else (lambda - p) p^2, p = sigmoid(z)",
        Family = LossFamily.Multilabel,
        Tasks = [LossTask.MultilabelClassification],
        Outputs = [Output.Logit],
        Target = Argument.ZeroOneTargets,
        Parameters =
        [
            Hill.LambdaCard(new Splc().Lambda),
            ParameterCard.Number("threshold", new Splc().Threshold, Interval.OpenUnit, "the probability from which an absent label counts as present"),
        ],
        UseWhen = "Many labels that hold were not written down, and the model is already good: after some epochs of another loss.",
        AvoidWhen = "From a random start: what the model happens to be sure of would become the truth.",
        References =
        [
            "Zhang, Cheng, Huang, Wen, Feng, Li and Guo (2021), Simple and robust loss design for multi-label learning with missing labels, arXiv:2112.07368",
        ],
        Notes = "The value jumps where a label crosses the threshold. Without the margin and the focal factor that the authors' experiments also use.",
    };

    /// <summary>Where the pull on absent labels turns.</summary>
    public double Lambda { get; }

    /// <summary>The probability from which an absent label counts as present.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => SeparableRow.Of(new Hill.Label(Lambda, Threshold), scores, target, 1.0 / scores.Length, gradient, hessian);
}
