namespace Lossworks.Training;

/// <summary>Where a descent begins: every coefficient 0, each intercept at the constant prediction that the targets suggest.</summary>
internal static class StartPoint
{
    internal static double[] Of(Objective objective, Metric metric)
    {
        TargetTally truth = objective.Design.Sweep.Run(() => new TargetTally(objective.Store));
        double[] parameters = new double[objective.Length];
        for (int k = 0; k < objective.Outputs; k++)
        {
            double constant = Constant(objective, truth, k);
            if (objective.Design.HasIntercept)
                parameters[(objective.Outputs * objective.Design.Columns) + k] = constant;
        }

        // Without an intercept 0 may lie outside the link: the plane nearest to the constant is a feasible start more often.
        if (!objective.Design.HasIntercept && !double.IsFinite(Value(objective, parameters)))
            return NearestToConstant(objective, truth, metric);
        return parameters;
    }

    private static double Value(Objective objective, double[] parameters)
    {
        objective.Compare(parameters);
        return objective.Loss();
    }

    private static double[] NearestToConstant(Objective objective, TargetTally truth, Metric metric)
    {
        double[] parameters = new double[objective.Length], eta = new double[objective.Outputs];
        for (int k = 0; k < eta.Length; k++)
            eta[k] = Constant(objective, truth, k) / objective.Store.Rows;
        objective.Design.Sweep.Run(() => new ConstantTally(objective.Design, eta)).Read(parameters);
        metric.Solve(parameters);
        return parameters;
    }

    private static double Constant(Objective objective, TargetTally truth, int k)
    {
        Loss loss = objective.TheLoss;
        Output output = loss.OutputOf(k, objective.Outputs);
        if (output.Scale == Scale.Score)
            return 0;
        if (objective.Store.HasClasses)
            return Math.Log(truth.ShareOf(k));
        double mean = truth.Mean(loss.Shape == LossShape.Outputs ? 0 : Math.Min(k, objective.Store.TargetColumns - 1)), offset = truth.MeanOffset(k);
        if (loss.Shape == LossShape.Outputs && (k > 0 || output.Scale == Scale.Logit))
            return Finite(objective.Head.Inverse(k, OfSeveral(objective, output, mean))) - offset;
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
    private static double OfSeveral(Objective objective, Output output, double mean) =>
        double.IsFinite(output.Domain.Low) ? Variance(objective, mean) : output.Scale == Scale.Identity ? mean : 0;

    private static double Finite(double x) => double.IsFinite(x) ? x : 0;

    private static double Inside(double mean, Interval domain)
    {
        if (double.IsFinite(domain.Low) && double.IsFinite(domain.High))
            return Math.Clamp(mean, domain.Low + (1e-6 * (domain.High - domain.Low)), domain.High - (1e-6 * (domain.High - domain.Low)));
        return mean;
    }

    private static double Variance(Objective objective, double mean) =>
        Math.Max(objective.Design.Sweep.Run(() => new TargetTally(objective.Store, mean)).MeanSquare, 1e-12);

    /// <summary>The sum over rows of the same derivatives times features.</summary>
    private sealed class ConstantTally(Design design, double[] each) : Tally
    {
        private readonly GradientSum _sum = new(design, each.Length);
        private double[] _derivatives = [];

        internal void Read(Span<double> gradient) => _sum.Read(1, gradient);

        internal override void Add(in RowBlock block, long start)
        {
            if (_derivatives.Length < block.Rows * each.Length)
                _derivatives = [.. Enumerable.Range(0, block.Rows * each.Length).Select(i => each[i % each.Length])];
            _sum.Add(block, _derivatives.AsSpan(0, block.Rows * each.Length));
        }

        internal override void Merge(Tally later) => _sum.Add(((ConstantTally)later)._sum);

        internal override void Reset() => _sum.Clear();
    }
}
