namespace Lossworks.Training;

/// <summary>Rows from any places side by side in memory that is used again: a mini-batch.</summary>
internal sealed class GatheredRows(RowStore store)
{
    private readonly RowBuffer _reader = new();
    private double[] _features = [], _targets = [], _weights = [], _offset = [];
    private float[] _singles = [];
    private int[] _classes = [], _columns = [], _starts = [0];

    /// <summary>These rows; valid until the next call.</summary>
    internal RowBlock Read(ReadOnlySpan<int> rows)
    {
        int features = 0, singles = 0, targets = 0, classes = 0, weights = 0, offset = 0, columns = 0;
        Room(ref _starts, rows.Length + 1);
        for (int i = 0; i < rows.Length; i++)
        {
            RowBlock row = store.Read(rows[i], 1, _reader);
            int values = features;
            Append(row.Features, ref _features, ref features);
            Append(row.Values, ref _features, ref features);
            Append(row.ValueColumns, ref _columns, ref columns);
            Append(row.SingleFeatures, ref _singles, ref singles);
            Append(row.Targets, ref _targets, ref targets);
            Append(row.Classes, ref _classes, ref classes);
            Append(row.Weights, ref _weights, ref weights);
            Append(row.Offset, ref _offset, ref offset);
            _starts[i + 1] = _starts[i] + features - values;
        }

        bool sparse = store.Kind == FeatureKind.Sparse;
        return new()
        {
            Rows = rows.Length,
            Features = _features.AsSpan(0, sparse ? 0 : features),
            Values = _features.AsSpan(0, sparse ? features : 0),
            ValueColumns = _columns.AsSpan(0, columns),
            Starts = _starts.AsSpan(0, sparse ? rows.Length + 1 : 0),
            SingleFeatures = _singles.AsSpan(0, singles),
            Targets = _targets.AsSpan(0, targets),
            Classes = _classes.AsSpan(0, classes),
            Weights = _weights.AsSpan(0, weights),
            Offset = _offset.AsSpan(0, offset),
        };
    }

    private static void Append<T>(ReadOnlySpan<T> from, ref T[] room, ref int filled)
    {
        if (from.IsEmpty)
            return;
        Room(ref room, filled + from.Length);
        from.CopyTo(room.AsSpan(filled));
        filled += from.Length;
    }

    private static void Room<T>(ref T[] room, int length)
    {
        if (room.Length < length)
            Array.Resize(ref room, Math.Max(length, 2 * room.Length));
    }
}
