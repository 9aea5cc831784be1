namespace Lossworks;

/// <summary>How a prediction relates to the quantity it predicts: the inverse of the loss's own link.</summary>
public enum Scale
{
    /// <summary>The prediction is the quantity itself.</summary>
    Identity,

    /// <summary>The prediction is the logarithm of a mean.</summary>
    Log,

    /// <summary>The prediction is the log-odds of a probability.</summary>
    Logit,

    /// <summary>The predictions are unnormalized log-probabilities of the classes.</summary>
    Softmax,

    /// <summary>The prediction is a score whose sign, or whose largest entry, is the decision; it is no probability.</summary>
    Score,
}
