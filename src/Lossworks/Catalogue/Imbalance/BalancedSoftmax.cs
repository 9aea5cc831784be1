using System.Numerics;

namespace Lossworks.Losses;

/// <summary>Cross-entropy of a softmax that knows how frequent the classes are, so that the logits are those of classes of equal size.</summary>
/// <remarks>
///   Cross-entropy of z_k + log n_k, n = class counts: logit-adjusted-cross-entropy with tau = 1.
///   Ren, Yu, Sheng, Ma, Zhao, Yi and Li (2020), arXiv:2007.10740
/// </remarks>
public readonly record struct BalancedSoftmax : IRowLoss, IHasColumns
{
    /// <summary>classCounts: training rows of each class, each above 0.</summary>
    public BalancedSoftmax(NumberList classCounts) => ClassCounts = ParameterCards.RequireCounts(classCounts);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("balanced-softmax")
    {
        Summary = "Cross-entropy of a softmax that knows how frequent the classes are, so that the logits are those of classes of equal size.",
        Formula = "cross-entropy of z_k + log n_k",
        Family = LossFamily.Imbalance,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        Parameters = [ParameterCards.ClassCounts()],
        UseWhen = "Classes are of very different size in training and of equal importance afterwards.",
        AvoidWhen = "The classes stay as rare as they were: then the true probabilities are wanted, and plain cross-entropy gives them.",
        References = ["Ren, Yu, Sheng, Ma, Zhao, Yi and Li (2020), Balanced meta-softmax for long-tailed visual recognition, arXiv:2007.10740"],
        Notes = "The counts are no part of the prediction: leave them out when the model is used.",
    };

    /// <summary>Training rows of each class.</summary>
    public NumberList ClassCounts { get; }

    /// <inheritdoc/>
    public int? Columns => ClassCounts.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new LogitAdjustedCrossEntropy(ClassCounts).Claims;

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => new LogitAdjustedCrossEntropy(ClassCounts).Of(scores, target, gradient, hessian);
}
