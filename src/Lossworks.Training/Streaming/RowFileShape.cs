namespace Lossworks.Training;

/// <summary>What a row in a file has, and how many there are: enough to know the size of the file before anything is written.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many features each has.</param>
public sealed record RowFileShape(long Rows, int Columns)
{
    /// <summary><see cref="FeatureKind.Single"/> for features of about unit size, which lose nothing that matters; <see cref="FeatureKind.Double"/> for any.</summary>
    public FeatureKind Kind { get; init; } = FeatureKind.Single;

    /// <summary>How many numbers the target of a row has.</summary>
    public int TargetColumns { get; init; } = 1;

    /// <summary>How many classes there are; 0 where the targets are numbers.</summary>
    public int ClassCount { get; init; }

    /// <summary>Whether each row has a weight.</summary>
    public bool HasWeights { get; init; }

    /// <summary>How many numbers per row are added to the linear predictors.</summary>
    public int OffsetColumns { get; init; }

    /// <summary>The size of the file, in bytes.</summary>
    public long Length => Rows * (FeatureWidth + TargetWidth + WeightWidth + OffsetWidth);

    // Features first, then the rest in this order, each of all rows.
    internal long TargetsAt => Rows * FeatureWidth;

    internal long WeightsAt => TargetsAt + (Rows * TargetWidth);

    internal long OffsetAt => WeightsAt + (Rows * WeightWidth);

    internal long FeatureWidth => (long)Columns * (Kind == FeatureKind.Single ? sizeof(float) : sizeof(double));

    internal int TargetWidth => ClassCount > 0 ? sizeof(int) : TargetColumns * sizeof(double);

    internal int WeightWidth => HasWeights ? sizeof(double) : 0;

    internal int OffsetWidth => OffsetColumns * sizeof(double);
}
