using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The gradient of some rows, on average over batches that of all.</summary>
internal sealed class MiniBatch
{
    private readonly Objective _objective;
    private readonly double _factor;

    internal MiniBatch(Objective objective, ReadOnlySpan<double> parameters)
    {
        _objective = objective;
        _factor = FactorAt(parameters);
    }

    /// <summary>The gradient of the smooth part, its mean loss taken over these rows.</summary>
    internal void Gradient(ReadOnlySpan<double> parameters, ReadOnlySpan<int> rows, Span<double> gradient)
    {
        int outputs = _objective.Outputs;
        double[] eta = new double[rows.Length * outputs], predictions = new double[eta.Length], derivatives = new double[eta.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            _objective.Design.MultiplyRow(rows[i], parameters, outputs, eta.AsSpan(i * outputs, outputs));
            _objective.Truth.AddOffset(rows[i], eta.AsSpan(i * outputs, outputs));
        }

        _objective.Head.Forward(eta, predictions);
        LossBatch<double> batch = _objective.Truth.Batch(predictions, rows);
        gradient.Clear();
        if (batch.Weights.IsEmpty || TensorPrimitives.Max(batch.Weights) > 0)
            _objective.TheLoss.Evaluate(batch, new() { Gradient = derivatives }, Reduction.MeanCount);
        TensorPrimitives.Multiply<double>(derivatives, _factor, derivatives);
        _objective.Head.Backward(eta, predictions, derivatives);
        for (int i = 0; i < rows.Length; i++)
            _objective.Design.AddRow(rows[i], derivatives.AsSpan(i * outputs, outputs), gradient);
        _objective.Penalty.Ridged(parameters, outputs, gradient);
    }

    /// <summary>A batch divides by its count, the objective by the weights of all rows: the ratio makes the one estimate the other without bias.</summary>
    private double FactorAt(ReadOnlySpan<double> parameters)
    {
        _objective.Compare(parameters);
        LossBatch<double> all = _objective.Truth.Batch(_objective.Predictions);
        double ratio = _objective.TheLoss.Evaluate(all, default) / _objective.TheLoss.Evaluate(all, default, Reduction.MeanCount);
        return ratio > 0 && double.IsFinite(ratio) ? ratio : 1;
    }
}
