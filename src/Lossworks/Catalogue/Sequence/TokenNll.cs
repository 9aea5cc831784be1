using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks.Losses;

/// <summary>How surprised the model is by each token of a sequence, on average: -1/n sum log p_i.</summary>
/// <remarks>
///   LSE(z) - z_id for each token; the mean runs over the tokens that are not ignored, and its exponential is the perplexity.
///   Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x; Bengio, Ducharme, Vincent and Jauvin (2003)
/// </remarks>
public readonly record struct TokenNll : IRowLoss, IIgnoresClass, ISoftmaxLoss
{
    /// <summary>ignore-index = -100.</summary>
    public TokenNll()
        : this(-100)
    {
    }

    /// <summary>ignoreIndex: the token whose positions are skipped, such as padding.</summary>
    public TokenNll(int ignoreIndex) => IgnoreIndex = ignoreIndex;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("token-nll")
    {
        Aliases = ["slice", "slice-loss", "sequence-nll"],
        Summary = "How surprised the model is by each token of a sequence, on average: -1/n sum log p_i.",
        Formula = "LSE(z) - z_id",
        Family = LossFamily.Sequence,
        Tasks = [LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        Parameters = [ParameterCards.IgnoreIndex(new TokenNll().IgnoreIndex)],
        UseWhen = "You generate text or any other sequence of tokens; the exponential of the mean is the perplexity.",
        AvoidWhen = "Whole sequences are scored by something else than the likelihood of their tokens.",
        Elsewhere =
        [
            Counterpart.PyTorch("CrossEntropyLoss"),
            Counterpart.Keras("SparseCategoricalCrossentropy(from_logits=True)", "ignore_class none by default"),
            Counterpart.Optax("softmax_cross_entropy_with_integer_labels", "nothing is ignored: give a mask"),
            Counterpart.TorchSharp("CrossEntropyLoss"),
            Counterpart.Other("Liger-Kernel LigerCrossEntropyLoss", "computed with the gradient in one kernel"),
            Counterpart.Other("transformers", "divides by the tokens of all accumulated batches together"),
        ],
        References = ["Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x", "Bengio, Ducharme, Vincent and Jauvin (2003), JMLR 3:1137-1155"],
        Notes = "Teaching texts call it slice loss. Flatten batches of sequences to rows of V logits.",
    };

    /// <summary>The token whose positions are skipped; they count in no divisor.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new SoftmaxCrossEntropy().Claims;

    Loss ISoftmaxLoss.Wrap(LossSpec spec) => SoftmaxLoss.Of(this, default(PlainSurprise), spec);

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => CrossEntropyRow.Of(scores, target, gradient, hessian);
}
