using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Among how many equally likely tokens the model is, on average, undecided: the exponential of the mean token-nll.</summary>
/// <remarks>
///   exp(sum(w nll)/sum(w)) over the tokens that are not ignored, nll = LSE(z) - z_id.  Gradient perplexity w (s - onehot)/sum(w).
///   Jelinek, Mercer, Bahl and Baker (1977), doi:10.1121/1.2016299
/// </remarks>
public readonly record struct Perplexity : IBatchLoss, IIgnoresClass
{
    /// <summary>ignore-index = -100.</summary>
    public Perplexity()
        : this(-100)
    {
    }

    /// <summary>ignoreIndex: the token whose positions are skipped, such as padding.</summary>
    public Perplexity(int ignoreIndex) => IgnoreIndex = ignoreIndex;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("perplexity")
    {
        Summary = "Among how many equally likely tokens the model is, on average, undecided: the exponential of the mean token-nll.",
        Formula = "exp(sum(w nll)/sum(w)), nll = LSE(z) - z_id",
        Family = LossFamily.Sequence,
        Tasks = [LossTask.Sequence],
        Outputs = [Output.Logits],
        Target = Argument.ClassTarget,
        TakesRows = true,
        HasHessian = false,
        Parameters = [ParameterCards.IgnoreIndex(new Perplexity().IgnoreIndex)],
        UseWhen = "You report how good a language model is, for one tokenizer.",
        AvoidWhen = "You train (use token-nll, which has the same minimum), or compare models of different tokenizers (use bits-per-byte).",
        Elsewhere = [Counterpart.Other("torchmetrics Perplexity", "a metric; ignore_index none by default")],
        References = ["Jelinek, Mercer, Bahl and Baker (1977), doi:10.1121/1.2016299"],
        Notes = "Every reduction returns the same number; 'none' does not exist. Beyond e^709 it is Infinity.",
    };

    /// <summary>The token whose positions are skipped; they count in no divisor.</summary>
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
        double mean = tokens.TotalWeight > 0
            ? tokens.Sum / tokens.TotalWeight
            : throw new LossException("the weights of all tokens that count add up to 0, so there is nothing to average: give at least one positive weight.");
        tokens.Gradient(mean, 1 / tokens.TotalWeight, gradient);
        return Math.Exp(mean);
    }
}
