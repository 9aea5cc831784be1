namespace Lossworks.Training;

/// <summary>How rows are cut for a pass: into blocks that stay in a core's own cache while they are worked on, and runs of blocks that one thread takes.</summary>
/// <remarks>The cuts depend on the shape of the data alone, so that sums formed along them have the same bits for any number of threads.</remarks>
internal readonly record struct Blocks
{
    /// <summary>Features per block: 192 KB in double precision, well inside a second-level cache.</summary>
    private const int NumbersPerBlock = 24 * 1024;

    private const int FewestRows = 16, MostRows = 2048, RowsOfSparse = 512, MostChunks = 64;

    private readonly long _rows, _stride;

    private Blocks(long rows, int blockRows, long stride)
    {
        (_rows, BlockRows, _stride) = (rows, blockRows, stride);
        Count = (rows + stride - 1) / stride;
        PerChunk = (Count + MostChunks - 1) / MostChunks;
    }

    /// <summary>The rows of every block but the last.</summary>
    internal int BlockRows { get; }

    /// <summary>How many blocks there are.</summary>
    internal long Count { get; }

    /// <summary>How many blocks make a chunk: what one thread adds up before the sums of chunks are added in order.</summary>
    internal long PerChunk { get; private init; }

    internal int Chunks => (int)((Count + PerChunk - 1) / PerChunk);

    /// <summary>The rows that are seen: all, or those of a sample.</summary>
    internal long Rows => ((Count - 1) * BlockRows) + CountOf(Count - 1);

    /// <summary>Every row.</summary>
    internal static Blocks Of(RowStore store)
    {
        int rows = RowsOf(store);
        return new(store.Rows, rows, rows);
    }

    /// <summary>Evenly spaced blocks of at least so many rows in all; every row where that is no great saving.</summary>
    internal static Blocks Sample(RowStore store, long enough)
    {
        int rows = Math.Min(128, RowsOf(store));
        long stride = store.Rows / Math.Max(1, enough);
        return stride < 2 ? Of(store) : new(store.Rows, rows, stride * rows);
    }

    /// <summary>The same blocks in chunks of at least so many rows, where each chunk costs something of its own.</summary>
    internal Blocks InChunksOf(int rows) => this with { PerChunk = Math.Max(PerChunk, (rows + BlockRows - 1) / BlockRows) };

    internal long StartOf(long block) => block * _stride;

    internal int CountOf(long block) => (int)Math.Min(BlockRows, _rows - StartOf(block));

    private static int RowsOf(RowStore store) => store.Kind == FeatureKind.Sparse
        ? RowsOfSparse
        : Math.Clamp(NumbersPerBlock / Math.Max(1, store.Columns), FewestRows, MostRows) / 4 * 4;
}
