namespace Lossworks.Kernels;

/// <summary>A batch of floats as doubles in borrowed memory, with room for what comes out.</summary>
internal readonly ref struct WidenedBatch
{
    private readonly Borrowed<double> _predictions, _targets, _weights, _gradient, _hessian, _losses;

    internal WidenedBatch(in LossBatch<float> batch, in LossResult<float> result)
    {
        _predictions = new(batch.Predictions.Length);
        _targets = new(batch.Targets.Length);
        _weights = new(batch.Weights.Length);
        _gradient = new(result.Gradient.Length);
        _hessian = new(result.Hessian.Length);
        _losses = new(result.Losses.Length);
        Widened.Copy(batch.Predictions, _predictions.Span);
        Widened.Copy(batch.Targets, _targets.Span);
        Widened.Copy(batch.Weights, _weights.Span);
        Batch = batch.HasClasses
            ? new(_predictions.Span, batch.Columns, batch.Classes, _weights.Span)
            : new(_predictions.Span, batch.Columns, _targets.Span, batch.TargetColumns, _weights.Span);
    }

    internal LossBatch<double> Batch { get; }

    internal LossResult<double> Result => new() { Gradient = _gradient.Span, Hessian = _hessian.Span, Losses = _losses.Span };

    /// <summary>Rounds what came out into the caller's memory.</summary>
    internal void Narrow(in LossResult<float> result)
    {
        Widened.CopyBack(_gradient.Span, result.Gradient);
        Widened.CopyBack(_hessian.Span, result.Hessian);
        Widened.CopyBack(_losses.Span, result.Losses);
    }

    public void Dispose()
    {
        _predictions.Dispose();
        _targets.Dispose();
        _weights.Dispose();
        _gradient.Dispose();
        _hessian.Dispose();
        _losses.Dispose();
    }
}
