using Lossworks.Training;

namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>How much a loss bends at its best constant: what a ridge penalty of 1 is to be measured by, so that the same share means the same for every loss.</summary>
internal static class RidgeUnit
{
    /// <summary>The height of the standard normal density at 0: what a kink bends on average over residuals of scale 1.</summary>
    private const double DensityAtZero = 0.3989422804014327;

    internal static double Of(Loss loss, Split split)
    {
        (TrainingData data, LinearModel model) = split.Constant(loss);
        double[] said = model.Predict([], data.Rows), gradient = new double[said.Length];
        double[] hessian = loss.Card.HasHessian && loss.Shape != LossShape.Batch ? new double[said.Length] : [];
        LossBatch<double> batch = data.HasClasses ? new(said, model.OutputCount, data.Classes) : new(said, model.OutputCount, data.Targets, data.TargetColumns);
        loss.Evaluate(batch, new() { Gradient = gradient, Hessian = hessian }, loss.Shape == LossShape.Batch ? Reduction.Mean : Reduction.Sum);
        double bend = hessian.Length == 0 ? 0 : hessian.Average();
        double kink = 2 * DensityAtZero * gradient.Average(Math.Abs) / Spread(data);
        return double.IsFinite(bend) && bend > 0.05 * kink ? bend : kink > 0 ? kink : 1;
    }

    private static double Spread(TrainingData data)
    {
        if (data.HasClasses || data.Targets.Length == 0)
            return 1;
        double[] sorted = [.. data.Targets.Order()];
        double middle = (sorted[3 * (sorted.Length - 1) / 4] - sorted[(sorted.Length - 1) / 4]) / 1.349;
        return middle > 0 ? middle : 1;
    }
}
