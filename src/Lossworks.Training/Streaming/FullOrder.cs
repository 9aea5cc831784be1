namespace Lossworks.Training;

/// <summary>Every order of the rows is as likely as any other.</summary>
internal sealed class FullOrder(RowStore store, int batchSize) : BatchOrder
{
    private readonly GatheredRows _rows = new(store);
    private int[] _order = [.. Enumerable.Range(0, checked((int)store.Rows))];
    private int _next;

    internal override void Begin(Xoshiro256 random)
    {
        random.Shuffle(_order);
        _next = 0;
    }

    internal override bool Next(out RowBlock batch)
    {
        int count = Math.Min(batchSize, _order.Length - _next);
        batch = count > 0 ? _rows.Read(_order.AsSpan(_next, count)) : default;
        _next += count;
        return count > 0;
    }

    internal override void Save(BinaryWriter writer) => Numbers.Write(writer, _order);

    internal override void Load(BinaryReader reader) => _order = Numbers.ReadInts(reader);
}
