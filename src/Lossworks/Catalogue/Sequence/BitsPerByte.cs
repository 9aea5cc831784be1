using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>How many bits the model needs for each byte of text: comparable between models, whatever their tokenizers.</summary>
/// <remarks>
///   sum(w nll)/(bytes log 2) over the tokens that are not ignored, nll = LSE(z) - z_id.
///   Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x; Gao and others (2020), arXiv:2101.00027
/// </remarks>
public readonly record struct BitsPerByte : IBatchLoss, IIgnoresClass
{
    /// <summary>bytes: length of the text in bytes, &gt; 0; ignoreIndex: the token whose positions are skipped, such as padding.</summary>
    public BitsPerByte(double bytes, int ignoreIndex = -100)
    {
        Bytes = Interval.Positive.Require(bytes);
        IgnoreIndex = ignoreIndex;
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("bits-per-byte")
    {
        Summary = "How many bits the model needs for each byte of text: comparable between models, whatever their tokenizers.",
        Formula = "sum(w nll)/(bytes log 2), nll = LSE(z) - z_id",
        Family = LossFamily.Sequence,
        Tasks = [LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        TakesRows = true,
        HasHessian = false,
        Parameters =
        [
            ParameterCard.Required("bytes", 12, Interval.Positive, "length of the text in bytes, such as of its UTF-8 form"),
            ParameterCards.IgnoreIndex(-100),
        ],
        UseWhen = "You compare language models that cut text into tokens differently, or a model with a compressor.",
        AvoidWhen = "You train: use token-nll, which does not depend on the length of the text.",
        Elsewhere = [Counterpart.Other("EleutherAI lm-evaluation-harness bits_per_byte", "a metric over whole documents")],
        References = ["Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x", "Gao and others (2020), The Pile, arXiv:2101.00027"],
        Notes =
            "Every reduction returns the same number; 'none' does not exist. Weights are not divided out: the text has its bytes whatever its "
            + "tokens weigh.",
    };

    /// <summary>Length of the text in bytes.</summary>
    public double Bytes { get; }

    /// <summary>The token whose positions are skipped.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        NonNegative = true,
        Elicits = Functional.ClassProbabilities,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        TokenRows<S> tokens = new(batch, IgnoreIndex);
        double bits = Bytes * Lanes.StableMath.Ln2;
        tokens.Gradient(0, 1 / bits, gradient);
        return tokens.Sum / bits;
    }
}
