namespace Lossworks.Training;

/// <summary>The random order in which mini-batches see the rows; another one in each pass.</summary>
internal abstract class BatchOrder
{
    /// <summary>Begins a pass.</summary>
    internal abstract void Begin(Xoshiro256 random);

    /// <summary>The next batch, valid until the one after; false at the end of the pass.</summary>
    internal abstract bool Next(out RowBlock batch);

    /// <summary>What the next pass depends on, besides the state of the random numbers.</summary>
    internal abstract void Save(BinaryWriter writer);

    internal abstract void Load(BinaryReader reader);

    /// <summary>Any order of rows in memory; of others one that reads them in runs.</summary>
    internal static BatchOrder Of(RowStore store, int batchSize) => store is MemoryRows || store.Kind == FeatureKind.Sparse
        ? new FullOrder(store, batchSize)
        : new WindowOrder(store, batchSize);
}
