namespace Lossworks.Training;

/// <summary>Some runs of rows of a store, side by side in memory that is used again.</summary>
internal sealed class RowWindow : RowStore
{
    private readonly RowBuffer _reader = new();
    private readonly GatheredRows _gathered;
    private readonly double[] _features, _targets, _weights, _offset;
    private readonly float[] _singles;
    private readonly int[] _classes;

    /// <param name="like">A store of dense rows with the same shape.</param>
    /// <param name="capacity">The most rows.</param>
    internal RowWindow(RowStore like, int capacity)
        : base(capacity, like.Columns, like.Kind)
    {
        (TargetColumns, ClassCount, HasWeights, OffsetColumns) = (like.TargetColumns, like.ClassCount, like.HasWeights, like.OffsetColumns);
        _singles = new float[like.Kind == FeatureKind.Single ? capacity * like.Columns : 0];
        _features = new double[like.Kind == FeatureKind.Double ? capacity * like.Columns : 0];
        _targets = new double[HasClasses ? 0 : capacity * TargetColumns];
        _classes = new int[HasClasses ? capacity : 0];
        _weights = new double[HasWeights ? capacity : 0];
        _offset = new double[capacity * OffsetColumns];
        _gathered = new(this);
    }

    /// <summary>How many rows it holds.</summary>
    internal int Filled { get; private set; }

    internal void Clear() => Filled = 0;

    /// <summary>Adds a run of rows.</summary>
    internal void Add(RowStore store, long start, int count)
    {
        RowBlock block = store.Read(start, count, _reader);
        block.Features.CopyTo(_features.AsSpan(Math.Min(_features.Length, Filled * Columns)));
        block.SingleFeatures.CopyTo(_singles.AsSpan(Math.Min(_singles.Length, Filled * Columns)));
        block.Targets.CopyTo(_targets.AsSpan(Math.Min(_targets.Length, Filled * TargetColumns)));
        block.Classes.CopyTo(_classes.AsSpan(Math.Min(_classes.Length, Filled)));
        block.Weights.CopyTo(_weights.AsSpan(Math.Min(_weights.Length, Filled)));
        block.Offset.CopyTo(_offset.AsSpan(Filled * OffsetColumns));
        Filled += count;
    }

    /// <summary>Rows from any places of it.</summary>
    internal RowBlock Gather(ReadOnlySpan<int> rows) => _gathered.Read(rows);

    public override RowBlock Read(long start, int count, RowBuffer buffer)
    {
        int first = (int)start;
        return new()
        {
            Rows = count,
            Features = Part(_features, first, count, Columns),
            SingleFeatures = Part(_singles, first, count, Columns),
            Targets = Part(_targets, first, count, TargetColumns),
            Classes = Part(_classes, first, count, 1),
            Weights = Part(_weights, first, count, 1),
            Offset = Part(_offset, first, count, OffsetColumns),
        };
    }

    private static ReadOnlySpan<T> Part<T>(T[] numbers, int first, int count, int width) => numbers.Length == 0 ? default : numbers.AsSpan(first * width, count * width);
}
