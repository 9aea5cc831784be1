using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>
/// How much the mean loss bends at the best constant: the unit in which a ridge penalty means the same for every loss. Squared error in
/// dollars bends by 2, a log-likelihood of the same prices by the mean price; one penalty in absolute numbers would favor one of them.
/// </summary>
internal static class Curvature
{
    /// <summary>The height of a normal density at 0: what a kink bends on average over residuals of scale 1.</summary>
    private const double DensityAtZero = 0.3989422804014327;

    internal static double At(Loss loss, TrainingData data, LinearModel constant, double residualScale)
    {
        double[] predictions = constant.Predict([], data.Rows);
        double[] gradient = new double[predictions.Length], hessian = loss.Card.HasHessian && loss.Shape != LossShape.Batch ? new double[predictions.Length] : [];
        LossBatch<double> batch = data.HasClasses
            ? new(predictions, constant.OutputCount, data.Classes, data.Weights)
            : new(predictions, constant.OutputCount, data.Targets, data.TargetColumns, data.Weights);
        double weight = data.Weights.Length == 0 ? 1 : data.Weights.Average();
        loss.Evaluate(batch, new() { Gradient = gradient, Hessian = hessian }, loss.Shape == LossShape.Batch ? Reduction.Mean : Reduction.Sum);
        double bend = hessian.Length == 0 ? 0
            : loss.Shape == LossShape.Outputs ? LeastBend(hessian, constant.OutputCount, weight)
            : hessian.Sum() / predictions.Length / weight;
        if (loss.Shape == LossShape.Outputs && bend > 0)
            return bend;
        double pull = gradient.Sum(Math.Abs) / gradient.Length / (loss.Shape == LossShape.Batch ? 1 : weight);
        double kink = 2 * DensityAtZero * pull / (residualScale > 0 ? residualScale : 1);
        return double.IsFinite(bend) && bend > 0.05 * kink ? bend : kink > 0 ? kink : 1;
    }

    /// <summary>
    /// Of outputs in different units, such as a mean and the logarithm of a spread, that of the one which bends least: one penalty holds for all of them, and by
    /// any other it would leave nothing of that one.
    /// </summary>
    private static double LeastBend(double[] hessian, int outputs, double weight)
    {
        double[] bends = new double[outputs];
        for (int i = 0; i < hessian.Length; i++)
            bends[i % outputs] += hessian[i] * outputs / hessian.Length / weight;
        return bends.Where(b => double.IsFinite(b) && b > 0).DefaultIfEmpty(0).Min();
    }
}
