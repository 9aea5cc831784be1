using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The numbers of a batch one by one, in double: for losses of a whole batch.</summary>
/// <typeparam name="S"><c>float</c> or <c>double</c>.</typeparam>
internal readonly ref struct BatchNumbers<S>(in LossBatch<S> batch)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly ReadOnlySpan<S> _predictions = batch.Predictions, _targets = batch.Targets, _weights = batch.Weights;

    internal int Count => _predictions.Length;

    internal double Prediction(int i) => double.CreateTruncating(_predictions[i]);

    internal double Target(int i) => double.CreateTruncating(_targets[i]);

    internal double Weight(int i) => _weights.IsEmpty ? 1 : double.CreateTruncating(_weights[i]);
}
