namespace Lossworks.Training;

/// <summary>The linear predictors are the predictions.</summary>
internal sealed class IdentityHead(int outputs) : Head(outputs)
{
    internal override bool IsIdentity => true;

    internal override void Forward(ReadOnlySpan<double> eta, Span<double> predictions) => eta.CopyTo(predictions);

    internal override void Backward(ReadOnlySpan<double> eta, ReadOnlySpan<double> predictions, Span<double> gradient)
    {
    }

    internal override double Inverse(int k, double prediction) => prediction;
}
