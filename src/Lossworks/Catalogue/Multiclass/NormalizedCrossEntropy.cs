using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Cross-entropy as a share of what it would be summed over all classes: at most 1, so that wrong labels pull with bounded force.</summary>
/// <remarks>
///   log s_y/sum_k log s_k, s = softmax(z).
///   Ma, Huang, Wang, Romano, Erfani and Bailey (2020), arXiv:2006.13554
/// </remarks>
public readonly record struct NormalizedCrossEntropy : IRowLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("normalized-cross-entropy")
    {
        Summary = "Cross-entropy as a share of what it would be summed over all classes: at most 1, so that wrong labels pull with bounded force.",
        Formula = "log s_y/sum_k log s_k, s = softmax(z)",
        Family = LossFamily.Multiclass,
        Tasks = [LossTask.MulticlassClassification],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        MinimumColumns = 2,
        UseWhen = "Many labels are wrong; together with a passive loss (active-passive), for alone it learns too little.",
        AvoidWhen = "Labels are clean, or there are very many classes: its gradient fades with their number.",
        References = ["Ma, Huang, Wang, Romano, Erfani and Bailey (2020), Normalized loss functions for deep learning with noisy labels, arXiv:2006.13554"],
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = 1,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => NormalizedCrossEntropyRow.Of(scores, target.Label, 1, 0, gradient, hessian);
}
