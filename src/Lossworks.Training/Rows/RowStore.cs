using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Lossworks.Training;

/// <summary>Rows to learn from, wherever they are: a fit reads them block by block, in order, as often as it needs.</summary>
/// <remarks>
/// Derive from it for rows that do not fit into memory. Several threads read at once, each with a buffer of its own and mostly from ascending
/// places. The same rows must come back with the same bits every time. A store answers for its numbers: features, targets, weights and offset must be finite,
/// weights not negative, classes below <see cref="ClassCount"/>.
/// </remarks>
public abstract class RowStore
{
    private const int RowsPerHash = 1024;

    /// <summary>With its size.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of features per row; 0 leaves the intercept alone.</param>
    /// <param name="kind">The form in which features come.</param>
    /// <exception cref="ShapeException">No row, or a negative number of columns.</exception>
    protected RowStore(long rows, int columns, FeatureKind kind)
    {
        if (rows < 1 || columns < 0)
            throw new ShapeException($"{rows} rows of {columns} features: there must be at least one row, and no negative number of columns.");
        (Rows, Columns, Kind) = (rows, columns, kind);
    }

    /// <summary>The number of rows.</summary>
    public long Rows { get; }

    /// <summary>The number of features per row.</summary>
    public int Columns { get; }

    /// <summary>The form in which features come.</summary>
    public FeatureKind Kind { get; }

    /// <summary>How many numbers the target of a row has.</summary>
    public int TargetColumns { get; protected init; } = 1;

    /// <summary>How many classes there are; 0 where the targets are numbers.</summary>
    public int ClassCount { get; protected init; }

    /// <summary>Whether the targets are classes.</summary>
    public bool HasClasses => ClassCount > 0;

    /// <summary>Whether each row has a weight.</summary>
    public bool HasWeights { get; protected init; }

    /// <summary>How many numbers per row are added to the linear predictors; 0 is none.</summary>
    public int OffsetColumns { get; protected init; }

    /// <summary>The rows from <paramref name="start"/> on.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many, at least 1; all of them exist.</param>
    /// <param name="buffer">The memory of the one who reads; what is returned may lie in it.</param>
    public abstract RowBlock Read(long start, int count, RowBuffer buffer);

    /// <summary>What tells these rows from all others: a checkpoint is resumed only where it is the same. By default a hash of every number, in one read.</summary>
    public virtual string Fingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<long>([Rows, Columns, (int)Kind, TargetColumns, ClassCount, HasWeights ? 1 : 0, OffsetColumns]));
        RowBuffer buffer = new();
        for (long start = 0; start < Rows; start += RowsPerHash)
        {
            RowBlock block = Read(start, (int)Math.Min(RowsPerHash, Rows - start), buffer);
            Append(hash, block.Features);
            Append(hash, block.SingleFeatures);
            Append(hash, block.Values);
            Append(hash, block.ValueColumns);
            for (int i = 1; i < block.Starts.Length; i++)
                Append<int>(hash, [block.Starts[i] - block.Starts[0]]);
            Append(hash, block.Targets);
            Append(hash, block.Classes);
            Append(hash, block.Weights);
            Append(hash, block.Offset);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> numbers)
        where T : unmanaged
        => hash.AppendData(MemoryMarshal.AsBytes(numbers));
}
