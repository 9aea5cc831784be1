using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>A row or a column of a batch of labels: numbers that lie a stride apart.</summary>
internal readonly ref struct LabelLine<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly ReadOnlySpan<S> _scores, _labels;
    private readonly int _start, _stride, _length;

    internal LabelLine(in LossBatch<S> batch, int start, int stride, int length)
    {
        _scores = batch.Predictions;
        _labels = batch.Targets;
        (_start, _stride, _length) = (start, stride, length);
    }

    /// <summary>Whether any label is of this kind.</summary>
    internal bool Has(S label)
    {
        for (int k = 0, i = _start; k < _length; k++, i += _stride)
        {
            if (_labels[i] == label)
                return true;
        }

        return false;
    }

    /// <summary>
    /// The softmax of v/temperature over the labels of one kind, v = sign * score: relative to the largest v, so that this loses no digit by the
    /// division.
    /// </summary>
    internal SoftmaxRow<double> Softmax(S label, double sign, double temperature, Span<double> room, out double largest)
    {
        int count = 0;
        largest = double.NegativeInfinity;
        for (int k = 0, i = _start; k < _length; k++, i += _stride)
        {
            if (_labels[i] == label)
                largest = Math.Max(largest, room[count++] = sign * double.CreateTruncating(_scores[i]));
        }

        for (int k = 0; k < count; k++)
            room[k] = (room[k] - largest) / temperature;
        return new(room[..count]);
    }

    /// <summary>Adds factor times the shares of a softmax to the slopes of the labels it was made of.</summary>
    internal void Spread(S label, in SoftmaxRow<double> softmax, double factor, Span<double> slopes)
    {
        for (int k = 0, at = 0, i = _start; k < _length; k++, i += _stride)
        {
            if (_labels[i] == label)
                slopes[i] += factor * softmax.Share(at++);
        }
    }
}
