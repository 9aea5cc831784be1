namespace Lossworks.Training;

/// <summary>Rows whose features, targets, weights and offsets all lie in memory.</summary>
internal sealed class MemoryRows : RowStore
{
    private readonly double[] _targets, _weights, _offset;
    private readonly int[] _classes;

    internal MemoryRows(FeatureRows features, double[] targets, int targetColumns, int[] classes, int classCount, double[] weights, double[] offset)
        : base(features.Rows, features.Columns, features.Kind)
    {
        (Features, _targets, _classes, _weights, _offset) = (features, targets, classes, weights, offset);
        (TargetColumns, ClassCount, HasWeights, OffsetColumns) = (targetColumns, classCount, weights.Length > 0, offset.Length / features.Rows);
    }

    internal FeatureRows Features { get; }

    public override RowBlock Read(long start, int count, RowBuffer buffer)
    {
        int first = (int)start;
        RowBlock features = Features.View(first, count);
        return features with
        {
            Targets = HasClasses ? default : _targets.AsSpan(first * TargetColumns, count * TargetColumns),
            Classes = HasClasses ? _classes.AsSpan(first, count) : default,
            Weights = HasWeights ? _weights.AsSpan(first, count) : default,
            Offset = _offset.AsSpan(first * OffsetColumns, count * OffsetColumns),
        };
    }
}
