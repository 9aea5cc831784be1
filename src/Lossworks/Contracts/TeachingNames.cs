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
    /// <summary>All of them, as the texts write them.</summary>
    public static ImmutableArray<TeachingName> Entries { get; } =
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
            ["token-nll", "perplexity"]),
        new(
            "negative log-likelihood",
            "a family, not one loss: say which distribution the target has.",
            ["gaussian-nll", "student-t-nll", "poisson-nll", "negative-binomial-nll", "gamma-nll", "tweedie-nll", "binary-cross-entropy-with-logits", "softmax-cross-entropy"]),
        new(
            "mean squared error",
            "the mean of squared-error; some texts and frameworks halve it, which changes the step size and nothing else.",
            ["squared-error", "half-squared-error", "root-mean-squared-error"]),
        new("quadratic loss", "squared error, halved or not.", ["squared-error", "half-squared-error"]),
        new("least squares error", "squared error, summed.", ["squared-error"]),
        new("mean absolute error", "the mean of absolute-error.", ["absolute-error"]),
        new("least absolute deviations", "absolute error: the median is its best constant.", ["absolute-error"]),
        new("mean absolute percentage error", "the mean of absolute-percentage-error; undefined at a target of 0.", ["absolute-percentage-error", "symmetric-absolute-percentage-error"]),
        new(
            "cross-entropy loss",
            "of two classes or of several, from logits or from probabilities: say which. From logits is the safe choice.",
            ["binary-cross-entropy-with-logits", "softmax-cross-entropy", "binary-cross-entropy", "categorical-cross-entropy"]),
        new(
            "categorical crossentropy",
            "cross-entropy of several classes; 'sparse' in front says only that classes come as indices, which every loss of classes takes here.",
            ["softmax-cross-entropy", "categorical-cross-entropy"]),
        new("sparse categorical crossentropy", "cross-entropy of several classes with class indices.", ["softmax-cross-entropy", "categorical-cross-entropy"]),
        new("softmax loss", "cross-entropy of a softmax of logits.", ["softmax-cross-entropy"]),
        new("binomial deviance", "twice the cross-entropy of two classes.", ["binary-cross-entropy-with-logits"]),
        new("multinomial deviance", "twice the cross-entropy of several classes.", ["softmax-cross-entropy"]),
        new(
            "kl divergence",
            "from a fixed target it is the cross-entropy minus the entropy of the target: the same gradient.",
            ["softmax-cross-entropy", "fenchel-young", "categorical-cross-entropy"]),
        new("0-1 loss", "one for a wrong decision, else zero: it has no gradient, so surrogates are trained and it is reported.", ["zero-one", "misclassification"]),
        new("svm loss", "the hinge, for two classes or in one of its forms for several.", ["hinge", "squared-hinge", "crammer-singer-hinge", "multi-margin"]),
        new("max-margin loss", "the hinge, for two classes or in one of its forms for several.", ["hinge", "crammer-singer-hinge", "multi-margin"]),
        new("focal loss", "of a yes/no answer, of several classes, or around any likelihood.", ["binary-focal", "softmax-focal", "focal"]),
        new("quantile loss", "the pinball loss: a quantile is its best constant.", ["pinball", "multi-quantile", "smooth-pinball"]),
        new("weighted cross-entropy", "weights by class, by row, or for the positive label.", ["class-weighted-cross-entropy", "positive-weighted-binary-cross-entropy", "class-weighted"]),
        new("label smoothing", "targets that give every class a small share.", ["label-smoothed-cross-entropy", "label-smoothed", "label-smoothed-token-nll"]),
        new("hard example mining", "the hardest part of a batch alone.", ["top-k"]),
        new("ordinal regression loss", "classes that have an order: by cut points, or by one question per cut.", ["cumulative-logit-nll", "all-threshold", "coral", "corn"]),
        new("l2 regularization", "a penalty on coefficients, no loss of predictions: `loss train --l2`.", ["squared-error"]),
        new("l1 regularization", "a penalty on coefficients, no loss of predictions: `loss train --l1`.", ["absolute-error"]),
    ];

    /// <summary>The entry of a name, in any case, with spaces or hyphens, with or without "loss" at its end; null where it is none of these.</summary>
    public static TeachingName? Find(string name)
    {
        string wanted = Normalize(name);
        return Entries.FirstOrDefault(t => Normalize(t.Name) == wanted);
    }

    /// <summary>The name without "loss" or "function" at its end, as texts write it: "Huber loss" is huber.</summary>
    public static string Bare(string name)
    {
        string bare = name.Trim();
        foreach (string ending in (string[])[" function", "-function", " loss", "-loss"])
        {
            if (bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                bare = bare[..^ending.Length];
        }

        return bare;
    }

    private static string Normalize(string name) => Bare(name).ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
}
