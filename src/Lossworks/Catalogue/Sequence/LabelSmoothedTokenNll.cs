using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>Token-nll that gives every token of the vocabulary a small share of the truth, so that the model is not rewarded for endless confidence.</summary>
/// <remarks>
///   (1 - e)(LSE(z) - z_id) + (e/V) sum_v (LSE(z) - z_v), e = smoothing, V tokens.
///   Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), doi:10.1109/CVPR.2016.308; for sequences Vaswani and others (2017), arXiv:1706.03762
/// </remarks>
public readonly record struct LabelSmoothedTokenNll : IRowLoss, IIgnoresClass, ISoftmaxLoss
{
    /// <summary>smoothing = 0.1, ignore-index = -100.</summary>
    public LabelSmoothedTokenNll()
        : this(0.1)
    {
    }

    /// <summary>
    /// smoothing: the share of the truth spread over the vocabulary, 0 &lt;= smoothing &lt; 1; ignoreIndex: the token whose positions are skipped.
    /// </summary>
    public LabelSmoothedTokenNll(double smoothing, int ignoreIndex = -100)
    {
        Smoothing = ParameterCards.SmoothingRange.Require(smoothing);
        IgnoreIndex = ignoreIndex;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("label-smoothed-token-nll")
    {
        Summary = "Token-nll that gives every token of the vocabulary a small share of the truth, so that the model is not rewarded for endless confidence.",
        Formula = "(1 - e)(LSE(z) - z_id) + (e/V) sum_v (LSE(z) - z_v), e = smoothing",
        Family = LossFamily.Sequence,
        Tasks = [LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        Parameters =
        [
            ParameterCard.Number(
                "smoothing", new LabelSmoothedTokenNll().Smoothing, ParameterCards.SmoothingRange, "the share of the truth spread over the vocabulary"),
            ParameterCards.IgnoreIndex(new LabelSmoothedTokenNll().IgnoreIndex),
        ],
        UseWhen = "You train a translator or another model of sequences that is searched by beam; 0.1 is usual.",
        AvoidWhen = "Perplexity is what counts: smoothing makes it worse.",
        Elsewhere =
        [
            Counterpart.PyTorch("CrossEntropyLoss(label_smoothing=...)", "0 by default"),
            Counterpart.TorchSharp("functional.cross_entropy(label_smoothing: ...)", "0 by default"),
            Counterpart.Keras("CategoricalCrossentropy(from_logits=True, label_smoothing=...)", "0 by default; one-hot targets; nothing is ignored"),
            Counterpart.Optax("smooth_labels with softmax_cross_entropy", "one-hot targets; nothing is ignored"),
            Counterpart.Other("Liger-Kernel LigerCrossEntropyLoss", "label_smoothing = 0 by default"),
            Counterpart.Other("fairseq label_smoothed_cross_entropy", "spreads e over the other tokens only: e/(V - 1) each"),
        ],
        References =
        [
            "Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), doi:10.1109/CVPR.2016.308, arXiv:1512.00567",
            "Vaswani and others (2017), Attention is all you need, arXiv:1706.03762",
        ],
    };

    /// <summary>The share of the truth spread over the vocabulary.</summary>
    public double Smoothing { get; }

    /// <summary>The token whose positions are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    private LabelSmoothedCrossEntropy Same => new(Smoothing);

    /// <inheritdoc/>
    public LossClaims Claims => Same.Claims;

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, new SoftmaxTruth(Smoothing, NumberList.None), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Same.Of(scores, target, gradient, hessian);
}
