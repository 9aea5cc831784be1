namespace Lossworks.Training;

/// <summary>What the targets are on the whole: sums of each column, of squares around a point, of each class, of each offset.</summary>
internal sealed class TargetTally(RowStore store, double around = 0) : Tally
{
    private readonly CompensatedVector _targets = new(store.TargetColumns), _classes = new(store.ClassCount), _offset = new(store.OffsetColumns), _sums = new(2);

    /// <summary>The weighted mean of a column of targets.</summary>
    internal double Mean(int column) => _targets[column] / _sums[0];

    /// <summary>The mean square of the distances of all targets from the point, weights aside.</summary>
    internal double MeanSquare => _sums[1] / (store.Rows * store.TargetColumns);

    /// <summary>The share of a class, as if half a row more of each had been seen; of an output beyond the classes that half alone.</summary>
    internal double ShareOf(int label) => ((label < store.ClassCount ? _classes[label] : 0) + 0.5) / (_sums[0] + (0.5 * store.ClassCount));

    /// <summary>The mean of a column of offsets, weights aside; 0 where there is none.</summary>
    internal double MeanOffset(int column) => store.OffsetColumns == 0 ? 0 : _offset[column] / store.Rows;

    internal override void Add(in RowBlock block, long start)
    {
        for (int i = 0; i < block.Rows; i++)
        {
            double weight = block.Weights.IsEmpty ? 1 : block.Weights[i];
            _sums.Add(0, weight);
            if (store.HasClasses && block.Classes[i] >= 0)
                _classes.Add(block.Classes[i], weight);
            for (int j = 0; !store.HasClasses && j < store.TargetColumns; j++)
                _targets.Add(j, weight * block.Targets[(i * store.TargetColumns) + j]);
        }

        foreach (double y in block.Targets)
            _sums.Add(1, (y - around) * (y - around));
        for (int i = 0; i < block.Offset.Length; i++)
            _offset.Add(i % store.OffsetColumns, block.Offset[i]);
    }

    internal override void Merge(Tally later)
    {
        TargetTally other = (TargetTally)later;
        _targets.Add(other._targets);
        _classes.Add(other._classes);
        _offset.Add(other._offset);
        _sums.Add(other._sums);
    }

    internal override void Reset()
    {
        _targets.Clear();
        _classes.Clear();
        _offset.Clear();
        _sums.Clear();
    }
}
