using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Targets, weights and offsets in the form that the loss takes, row after row.</summary>
internal sealed class Truth
{
    private readonly TrainingData _data;
    private readonly double[] _targets, _weights, _offset;
    private readonly int _outputs;

    internal Truth(Loss loss, TrainingData data, int outputs, double scale)
    {
        (_data, _outputs) = (data, outputs);
        _targets = scale == 1 ? data.Targets : [.. data.Targets.Select(y => y / scale)];
        IsElementwise = loss.IsElementwise;
        LossesPerRow = IsElementwise ? outputs : 1;
        _weights = LossesPerRow == 1 ? data.Weights : [.. data.Weights.SelectMany(w => Enumerable.Repeat(w, outputs))];
        _offset = data.Offset;
        if (_offset.Length != 0 && _offset.Length != data.Rows * outputs)
            throw new ShapeException($"offset has {_offset.Length} numbers, but {data.Rows} rows of {outputs} outputs need {data.Rows * outputs}. Give one per row and output.");
        Shares = SharesOf(data.Rows * LossesPerRow);
    }

    internal bool IsElementwise { get; }

    internal int LossesPerRow { get; }

    internal ReadOnlySpan<double> Targets => _targets;

    /// <summary>What each loss counts in the mean.</summary>
    internal double[] Shares { get; }

    internal void AddOffset(Span<double> eta)
    {
        if (_offset.Length > 0)
            TensorPrimitives.Add(eta, _offset, eta);
    }

    internal void AddOffset(int row, Span<double> eta)
    {
        if (_offset.Length > 0)
            TensorPrimitives.Add(eta, _offset.AsSpan(row * _outputs, _outputs), eta);
    }

    /// <summary>All rows.</summary>
    internal LossBatch<double> Batch(ReadOnlySpan<double> predictions) => Batch(predictions, _targets, _data.Classes, _weights);

    /// <summary>Some rows, gathered into fresh memory.</summary>
    internal LossBatch<double> Batch(ReadOnlySpan<double> predictions, ReadOnlySpan<int> rows)
    {
        int width = _data.TargetColumns;
        double[] targets = _data.HasClasses ? [] : new double[rows.Length * width], weights = new double[_weights.Length == 0 ? 0 : rows.Length * LossesPerRow];
        int[] classes = _data.HasClasses ? new int[rows.Length] : [];
        for (int i = 0; i < rows.Length; i++)
        {
            if (_data.HasClasses)
                classes[i] = _data.Classes[rows[i]];
            else
                _targets.AsSpan(rows[i] * width, width).CopyTo(targets.AsSpan(i * width));
            if (weights.Length > 0)
                _weights.AsSpan(rows[i] * LossesPerRow, LossesPerRow).CopyTo(weights.AsSpan(i * LossesPerRow));
        }

        return Batch(predictions, targets, classes, weights);
    }

    private LossBatch<double> Batch(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<int> classes, ReadOnlySpan<double> weights)
    {
        if (_data.HasClasses)
            return new(predictions, _outputs, classes, weights);
        return new(predictions, _outputs, targets, _data.TargetColumns, weights);
    }

    private double[] SharesOf(int losses)
    {
        double[] shares = new double[losses];
        Array.Fill(shares, 1.0 / losses);
        double total = TensorPrimitives.Sum<double>(_weights);
        if (_weights.Length > 0)
            TensorPrimitives.Divide<double>(_weights, total > 0 ? total : 1, shares);
        return shares;
    }
}
