using System.Collections.Immutable;

namespace Lossworks;

/// <summary>A name found in teaching texts that is no loss of its own, and what is meant by it.</summary>
/// <param name="Name">As the texts write it.</param>
/// <param name="Explanation">What it means, and why it is not one thing.</param>
/// <param name="LeadsTo">The losses that are meant.</param>
public sealed record TeachingName(string Name, string Explanation, ImmutableArray<string> LeadsTo);

/// <summary>Names of teaching texts, led to what is meant.</summary>
public static class TeachingNames
{
    private static readonly ImmutableArray<TeachingName> All =
    [
        new(
            "mean squared cross-entropy",
            "a name in teaching texts for regression on targets in [0, 1]; no paper defines it. Three losses are meant by it: cross-entropy with soft "
            + "targets if the prediction is a probability, the Brier score if the squared distance of probabilities is, and squared log error if the "
            + "squared difference of logarithms is. Choose by what the error should cost.",
            ["binary-cross-entropy-with-logits", "binary-cross-entropy", "brier-score", "squared-log-error"]),
        new(
            "log loss of a sequence",
            "the mean negative log-likelihood of the tokens, -1/n sum log p_i; its exponential is the perplexity.",
            ["token-nll"]),
        new(
            "negative log-likelihood",
            "a family, not one loss: say which distribution the target has.",
            ["gaussian-nll", "poisson-nll", "gamma-nll", "tweedie-nll", "binary-cross-entropy-with-logits", "softmax-cross-entropy"]),
    ];

    /// <summary>The entry of a name, in any case and with spaces or hyphens; null where it is none of these.</summary>
    public static TeachingName? Find(string name)
    {
        string wanted = Normalize(name);
        return All.FirstOrDefault(t => Normalize(t.Name) == wanted);
    }

    private static string Normalize(string name) => name.Trim().ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
}
