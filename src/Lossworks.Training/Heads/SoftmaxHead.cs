using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Probabilities of K classes for losses that take probabilities.</summary>
internal sealed class SoftmaxHead(int outputs) : Head(outputs)
{
    internal override void Forward(ReadOnlySpan<double> eta, Span<double> predictions)
    {
        for (int start = 0; start < eta.Length; start += Outputs)
            Softmax(eta.Slice(start, Outputs), predictions.Slice(start, Outputs));
    }

    /// <summary>d/d eta_k = p_k (u_k - sum_j p_j u_j).</summary>
    internal override void Backward(ReadOnlySpan<double> eta, ReadOnlySpan<double> predictions, Span<double> gradient)
    {
        for (int start = 0; start < eta.Length; start += Outputs)
        {
            ReadOnlySpan<double> p = predictions.Slice(start, Outputs);
            Span<double> u = gradient.Slice(start, Outputs);
            double mean = TensorPrimitives.Dot(p, u);
            for (int k = 0; k < u.Length; k++)
                u[k] = p[k] * (u[k] - mean);
        }
    }

    internal override double Inverse(int k, double prediction) => Math.Log(prediction);

    /// <summary>Relative to the largest, so that nothing overflows.</summary>
    internal static void Softmax(ReadOnlySpan<double> row, Span<double> shares)
    {
        double largest = TensorPrimitives.Max(row), sum = 0;
        for (int k = 0; k < row.Length; k++)
            sum += shares[k] = Math.Exp(row[k] - largest);
        TensorPrimitives.Divide(shares[..row.Length], sum, shares);
    }
}
