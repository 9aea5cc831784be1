namespace Lossworks.Training;

/// <summary>Where a descent begins: every coefficient 0, each intercept at the constant prediction that the targets suggest.</summary>
internal static class StartPoint
{
    internal static double[] Of(Objective objective, TrainingData data, Metric metric, Link? link)
    {
        double[] parameters = new double[objective.Length];
        for (int k = 0; k < objective.Outputs; k++)
        {
            double constant = Constant(objective, data, k, link);
            if (objective.Design.HasIntercept)
                parameters[(objective.Outputs * objective.Design.Columns) + k] = constant;
        }

        // Without an intercept 0 may lie outside the link: the plane nearest to the constant is a feasible start more often.
        if (!objective.Design.HasIntercept && !double.IsFinite(Value(objective, parameters)))
            return NearestToConstant(objective, data, metric, link);
        return parameters;
    }

    private static double Value(Objective objective, double[] parameters)
    {
        objective.Compare(parameters);
        return objective.Loss();
    }

    private static double[] NearestToConstant(Objective objective, TrainingData data, Metric metric, Link? link)
    {
        double[] parameters = new double[objective.Length], eta = new double[data.Rows * objective.Outputs];
        for (int i = 0; i < eta.Length; i++)
            eta[i] = Constant(objective, data, i % objective.Outputs, link) / data.Rows;
        objective.Design.MultiplyTransposed(eta, objective.Outputs, parameters);
        metric.Solve(parameters);
        return parameters;
    }

    private static double Constant(Objective objective, TrainingData data, int k, Link? link)
    {
        Loss loss = objective.TheLoss;
        Output output = loss.OutputOf(k, objective.Outputs);
        if (output.Scale == Scale.Score)
            return 0;
        if (data.HasClasses)
            return Math.Log(ShareOf(data, k));
        double mean = Mean(data, loss.Shape == LossShape.Outputs ? 0 : k), offset = MeanOffset(data, objective.Outputs, k);
        if (loss.Shape == LossShape.Outputs && (k > 0 || output.Scale == Scale.Logit))
            return Finite(objective.Head.Inverse(k, OfSeveral(data, output, mean))) - offset;
        double eta = output.Scale switch
        {
            Scale.Log => objective.Head.Inverse(k, Math.Log(mean)),
            Scale.Logit => objective.Head.Inverse(k, Link.Logit.FromMean(Math.Clamp(mean, 1e-6, 1 - 1e-6))),
            Scale.Softmax => Math.Log(Math.Max(mean, 1e-6)),
            _ => objective.Head.Inverse(k, Inside(mean, output.Domain)),
        };
        return Finite(eta) - offset;
    }

    /// <summary>Of several outputs, one that is not the mean: a spread starts at the variance, a logarithm or a logit at 0.</summary>
    private static double OfSeveral(TrainingData data, Output output, double mean) =>
        double.IsFinite(output.Domain.Low) ? Variance(data, mean) : output.Scale == Scale.Identity ? mean : 0;

    private static double Finite(double x) => double.IsFinite(x) ? x : 0;

    private static double Inside(double mean, Interval domain)
    {
        if (double.IsFinite(domain.Low) && double.IsFinite(domain.High))
            return Math.Clamp(mean, domain.Low + (1e-6 * (domain.High - domain.Low)), domain.High - (1e-6 * (domain.High - domain.Low)));
        return mean;
    }

    private static double Mean(TrainingData data, int column)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < data.Rows; i++)
        {
            double weight = data.Weights.Length == 0 ? 1 : data.Weights[i];
            sum += weight * data.Targets[(i * data.TargetColumns) + Math.Min(column, data.TargetColumns - 1)];
            total += weight;
        }

        return sum / total;
    }

    private static double Variance(TrainingData data, double mean)
    {
        double sum = 0;
        foreach (double y in data.Targets)
            sum += (y - mean) * (y - mean);
        return Math.Max(sum / data.Targets.Length, 1e-12);
    }

    private static double ShareOf(TrainingData data, int label)
    {
        double count = 0.5, total = 0.5 * data.ClassCount;
        for (int i = 0; i < data.Rows; i++)
        {
            double weight = data.Weights.Length == 0 ? 1 : data.Weights[i];
            total += weight;
            count += data.Classes[i] == label ? weight : 0;
        }

        return count / total;
    }

    private static double MeanOffset(TrainingData data, int outputs, int k)
    {
        double sum = 0;
        for (int i = k; i < data.Offset.Length; i += outputs)
            sum += data.Offset[i];
        return sum / data.Rows;
    }
}
