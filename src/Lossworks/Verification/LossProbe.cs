namespace Lossworks.Verification;

/// <summary>Evaluates a loss at points.</summary>
/// <param name="loss">The loss.</param>
public sealed class LossProbe(Loss loss)
{
    /// <summary>The loss that is probed.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>Whether a Hessian can be asked for.</summary>
    public bool HasHessian { get; } = loss.Card.HasHessian && loss.Shape != LossShape.Batch;

    /// <summary>Whether the loss takes several numbers per row.</summary>
    public bool TakesRows { get; } = loss.TakesRows;

    /// <summary>The value in double.</summary>
    public double Value(LossPoint point) => Loss.Evaluate(Batch(point), default, Reduction.Mean, threads: 1);

    /// <summary>What is differentiated at <paramref name="origin"/>: the value, with a part of it held constant where the loss says so.</summary>
    internal double Differentiated(LossPoint point, LossPoint origin)
    {
        if (!Loss.StopsGradient)
            return Value(point);
        double[] losses = new double[point.Rows];
        Loss.Frozen(Batch(point), origin.Predictions, losses);
        return losses.Average();
    }

    /// <summary>Value, gradient and Hessian in double, one after the other.</summary>
    internal double[] All(LossPoint point)
    {
        double[] gradient = new double[point.Predictions.Length], hessian = HasHessian ? new double[gradient.Length] : [];
        double value = Loss.Evaluate(Batch(point), new() { Gradient = gradient, Hessian = hessian }, Reduction.Mean, threads: 1);
        return [value, .. gradient, .. hessian];
    }

    /// <summary>The same in float, at the predictions and targets rounded to float.</summary>
    internal double[] AllInFloat(LossPoint point)
    {
        float[] predictions = [.. point.Predictions.Select(x => (float)x)], targets = [.. point.Targets.Select(x => (float)x)];
        float[] gradient = new float[predictions.Length], hessian = HasHessian ? new float[gradient.Length] : [];
        int columns = predictions.Length / point.Rows;
        LossBatch<float> batch = point.Classes.Length > 0
            ? new(predictions, columns, point.Classes)
            : new(predictions, columns, targets, targets.Length / point.Rows);
        double value = Loss.Evaluate(batch, new() { Gradient = gradient, Hessian = hessian }, Reduction.Mean, threads: 1);
        return [value, .. gradient, .. hessian];
    }

    /// <summary>The gradient.</summary>
    public double[] Gradient(LossPoint point)
    {
        double[] gradient = new double[point.Predictions.Length];
        Loss.Evaluate(Batch(point), new() { Gradient = gradient }, Reduction.Mean, threads: 1);
        return gradient;
    }

    /// <summary>The diagonal of the Hessian.</summary>
    public double[] Hessian(LossPoint point)
    {
        double[] gradient = new double[point.Predictions.Length], hessian = new double[gradient.Length];
        Loss.Evaluate(Batch(point), new() { Gradient = gradient, Hessian = hessian }, Reduction.Mean, threads: 1);
        return hessian;
    }

    /// <summary>Throws where a point lies outside the domain of a loss.</summary>
    internal static void CheckDomain(Loss loss, LossPoint point) => loss.CheckDomain(Batch(point));

    private static LossBatch<double> Batch(LossPoint point)
    {
        int columns = point.Predictions.Length / point.Rows;
        return point.Classes.Length > 0
            ? new(point.Predictions, columns, point.Classes)
            : new(point.Predictions, columns, point.Targets, point.Targets.Length / point.Rows);
    }
}
