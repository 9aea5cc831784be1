namespace Lossworks;

/// <summary>The shelf of the catalogue on which a loss stands.</summary>
public enum LossFamily
{
    /// <summary>Pointwise regression.</summary>
    Regression,

    /// <summary>Robust regression: outliers pull with bounded force.</summary>
    Robust,

    /// <summary>Likelihoods and scoring rules.</summary>
    Likelihood,

    /// <summary>Binary classification by probabilities and by margins.</summary>
    Binary,

    /// <summary>Multiclass classification.</summary>
    Multiclass,

    /// <summary>Several labels per row.</summary>
    Multilabel,

    /// <summary>Classes of very different size.</summary>
    Imbalance,

    /// <summary>Classes that have an order.</summary>
    Ordinal,

    /// <summary>Sequences of tokens.</summary>
    Sequence,

    /// <summary>Made of another loss: clipped, masked, smoothed, weighted by class.</summary>
    Wrapper,

    /// <summary>Written by a user, as a formula.</summary>
    Own,
}
