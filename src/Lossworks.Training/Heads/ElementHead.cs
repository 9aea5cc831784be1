namespace Lossworks.Training;

/// <summary>Each output has its own map.</summary>
internal sealed class ElementHead(OutputMap[] maps) : Head(maps.Length)
{
    internal override void Forward(ReadOnlySpan<double> eta, Span<double> predictions)
    {
        for (int i = 0; i < eta.Length; i++)
            predictions[i] = maps[i % maps.Length].At(eta[i]).Prediction;
    }

    internal override void Backward(ReadOnlySpan<double> eta, ReadOnlySpan<double> predictions, Span<double> gradient)
    {
        for (int i = 0; i < eta.Length; i++)
            gradient[i] *= maps[i % maps.Length].At(eta[i]).Slope;
    }

    internal override double Inverse(int k, double prediction) => maps[k].Inverse(prediction);
}
