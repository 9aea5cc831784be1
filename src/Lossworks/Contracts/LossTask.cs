namespace Lossworks;

/// <summary>The kind of problem a loss is for.</summary>
public enum LossTask
{
    /// <summary>Predict a number.</summary>
    Regression,

    /// <summary>Predict a non-negative number: counts, claims, durations, prices.</summary>
    PositiveRegression,

    /// <summary>Predict a number together with its spread.</summary>
    ProbabilisticRegression,

    /// <summary>Predict one of two classes.</summary>
    BinaryClassification,

    /// <summary>Predict one of several classes.</summary>
    MulticlassClassification,

    /// <summary>Predict any number of labels at once.</summary>
    MultilabelClassification,

    /// <summary>Predict one of several ordered classes.</summary>
    OrdinalClassification,

    /// <summary>Predict the next token of a sequence.</summary>
    Sequence,
}
