namespace Lossworks.Training;

/// <summary>The form in which rows of features come.</summary>
public enum FeatureKind
{
    /// <summary>Every number of a row, as <c>double</c>.</summary>
    Double,

    /// <summary>Every number of a row, as <c>float</c>: half the memory. What is computed from them is computed in <c>double</c>.</summary>
    Single,

    /// <summary>Only the numbers that are not 0, each with its column.</summary>
    Sparse,
}
