namespace Lossworks.Training;

/// <summary>Some rows in sequence: their features in the form of the store, and what belongs to them. Valid until the next read with the same buffer.</summary>
public readonly ref struct RowBlock
{
    /// <summary>How many rows these are.</summary>
    public int Rows { get; init; }

    /// <summary>Row after row, of a store of <see cref="FeatureKind.Double"/>.</summary>
    public ReadOnlySpan<double> Features { get; init; }

    /// <summary>Row after row, of a store of <see cref="FeatureKind.Single"/>.</summary>
    public ReadOnlySpan<float> SingleFeatures { get; init; }

    /// <summary>The numbers that are not 0, row after row, of a store of <see cref="FeatureKind.Sparse"/>.</summary>
    public ReadOnlySpan<double> Values { get; init; }

    /// <summary>The column of each of <see cref="Values"/>, counted from 0.</summary>
    public ReadOnlySpan<int> ValueColumns { get; init; }

    /// <summary>Where each row begins in the store's numbers, and at last where they end: one more than rows. The first of <see cref="Values"/> is at the first of these.</summary>
    public ReadOnlySpan<int> Starts { get; init; }

    /// <summary>Row after row; empty where the targets are classes.</summary>
    public ReadOnlySpan<double> Targets { get; init; }

    /// <summary>One class per row; empty where the targets are numbers.</summary>
    public ReadOnlySpan<int> Classes { get; init; }

    /// <summary>Empty, or one weight per row.</summary>
    public ReadOnlySpan<double> Weights { get; init; }

    /// <summary>Empty, or numbers added to the linear predictors, row after row.</summary>
    public ReadOnlySpan<double> Offset { get; init; }
}
