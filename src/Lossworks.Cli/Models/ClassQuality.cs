using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>Of classes: the share of right decisions and, where there are probabilities, the mean negative log-likelihood.</summary>
internal sealed class ClassQuality(SavedModel saved) : Quality
{
    private readonly LinearModel _model = saved.Model;
    private readonly bool _hasProbabilities = saved.Model.HasProbabilities(saved.Target.Classes.Count);
    private long _count;
    private double _right, _surprise;

    internal override IReadOnlyList<KeyValuePair<string, double>> Metrics => _hasProbabilities
        ? [new("accuracy", _right / _count), new("log-loss", _surprise / _count)]
        : [new("accuracy", _right / _count)];

    internal override void Add(JudgedRows rows, ReadOnlySpan<double> raw, ReadOnlySpan<double> predicted)
    {
        int columns = _model.OutputCount;
        _count += rows.Codes.Length;
        for (int i = 0; i < rows.Codes.Length; i++)
        {
            int actual = rows.Codes[i];
            _right += _model.Loss.ClassOf(raw.Slice(i * columns, columns)) == actual ? 1 : 0;
            if (!_hasProbabilities)
                continue;
            // One per class, or that of the second of two.
            ReadOnlySpan<double> row = predicted.Slice(i * columns, columns);
            _surprise -= Math.Log(Math.Max(columns > 1 ? row[actual] : actual == 1 ? row[0] : 1 - row[0], 1e-15));
        }
    }
}
