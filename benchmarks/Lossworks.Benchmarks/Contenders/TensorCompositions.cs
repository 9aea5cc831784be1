using System.Numerics.Tensors;
using Lossworks.Benchmarks.Cases;

namespace Lossworks.Benchmarks.Contenders;

/// <summary>Value and gradient put together from <see cref="TensorPrimitives"/>, as a .NET user would write them without a loss library.</summary>
internal static class TensorCompositions
{
    /// <summary>None where there is no composition.</summary>
    internal static Func<double?>? Make(Case of, CaseNumbers n)
    {
        if (of.Hessian || of.Threads > 1)
            return null;
        float[] room = new float[of.Size];
        return of.Subject.Name switch
        {
            Subject.Exp => () => Exp(n),
            "squared-error" => () => Squared(n),
            "absolute-error" => () => Absolute(n, room),
            "huber" => () => Huber(n, room),
            "pinball" => () => Pinball(n, room),
            "logistic" => () => Logistic(n, room),
            "softmax-cross-entropy" => () => CrossEntropy(n, of.Rows, of.Columns),
            _ => null,
        };
    }

    private static double? Exp(CaseNumbers n)
    {
        TensorPrimitives.Exp(n.Predictions, n.Gradient);
        return null;
    }

    private static double? Squared(CaseNumbers n)
    {
        TensorPrimitives.Subtract(n.Predictions, n.Targets, n.Gradient);
        float value = TensorPrimitives.SumOfSquares<float>(n.Gradient);
        TensorPrimitives.Multiply(n.Gradient, 2f / n.Gradient.Length, n.Gradient);
        return value / n.Gradient.Length;
    }

    private static double? Absolute(CaseNumbers n, float[] r)
    {
        TensorPrimitives.Subtract(n.Predictions, n.Targets, r);
        Array.Fill(n.Gradient, 1f / r.Length);
        TensorPrimitives.CopySign(n.Gradient, r, n.Gradient);
        return TensorPrimitives.SumOfMagnitudes<float>(r) / r.Length;
    }

    /// <summary>With c = r clamped to +-delta the loss is c (r - c/2), and c its slope.</summary>
    private static double? Huber(CaseNumbers n, float[] r)
    {
        TensorPrimitives.Subtract(n.Predictions, n.Targets, r);
        TensorPrimitives.Clamp(r, (float)-MadeNumbers.Delta, (float)MadeNumbers.Delta, n.Gradient);
        float value = TensorPrimitives.Dot<float>(n.Gradient, r) - (0.5f * TensorPrimitives.SumOfSquares<float>(n.Gradient));
        TensorPrimitives.Multiply(n.Gradient, 1f / r.Length, n.Gradient);
        return value / r.Length;
    }

    /// <summary>|r|/2 + (1/2 - quantile) r, whose slope is sign(r)/2 + 1/2 - quantile.</summary>
    private static double? Pinball(CaseNumbers n, float[] r)
    {
        float lean = (float)(0.5 - MadeNumbers.Quantile);
        TensorPrimitives.Subtract(n.Predictions, n.Targets, r);
        Array.Fill(n.Gradient, 0.5f / r.Length);
        TensorPrimitives.CopySign(n.Gradient, r, n.Gradient);
        TensorPrimitives.Add(n.Gradient, lean / r.Length, n.Gradient);
        return ((0.5f * TensorPrimitives.SumOfMagnitudes<float>(r)) + (lean * TensorPrimitives.Sum<float>(r))) / r.Length;
    }

    /// <summary>max(p, 0) + log(1 + e^-|p|) - p t, with slope sigmoid(p) - t.</summary>
    private static double? Logistic(CaseNumbers n, float[] room)
    {
        TensorPrimitives.Abs(n.Predictions, room);
        TensorPrimitives.Negate(room, room);
        TensorPrimitives.Exp(room, room);
        TensorPrimitives.LogP1(room, room);
        float value = TensorPrimitives.Sum<float>(room);
        TensorPrimitives.Max(n.Predictions, 0f, room);
        value += TensorPrimitives.Sum<float>(room) - TensorPrimitives.Dot<float>(n.Predictions, n.Targets);
        TensorPrimitives.Sigmoid<float>(n.Predictions, n.Gradient);
        TensorPrimitives.Subtract(n.Gradient, n.Targets, n.Gradient);
        TensorPrimitives.Multiply(n.Gradient, 1f / room.Length, n.Gradient);
        return value / room.Length;
    }

    private static double? CrossEntropy(CaseNumbers n, int rows, int columns)
    {
        double value = 0;
        for (int row = 0; row < rows; row++)
        {
            Span<float> shares = n.Gradient.AsSpan(row * columns, columns);
            TensorPrimitives.SoftMax(n.Predictions.AsSpan(row * columns, columns), shares);
            ref float right = ref shares[n.Classes[row]];
            value -= Math.Log(right);
            right -= 1;
            TensorPrimitives.Multiply(shares, 1f / rows, shares);
        }

        return value / rows;
    }
}
