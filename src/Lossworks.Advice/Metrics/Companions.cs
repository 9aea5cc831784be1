namespace Lossworks.Advice.Metrics;

/// <summary>The metrics that are shown beside the one that decides: a loss that wins one and loses all others should be looked at.</summary>
internal static class Companions
{
    internal static IReadOnlyList<Metric> Of(Problem problem) => [.. All(problem).Where(m => m.Name != problem.Metric.Name)];

    private static IEnumerable<Metric> All(Problem problem)
    {
        if (problem.Want.Kind == WantKind.Interval)
            return [IntervalMetrics.Coverage, IntervalMetrics.Width];
        if (!problem.IsClass)
        {
            bool nonNegative = problem.Truth.Numbers.All(y => y >= 0);
            string[] names = ["rmse", "mae", .. nonNegative && problem.Want.Kind is WantKind.Mean or WantKind.Count or WantKind.Rate ? ["poisson-deviance"] : Array.Empty<string>()];
            return [.. names.Select(n => Metric.Parse(n))];
        }

        string[] ofClasses = problem.Truth.ClassCount == 2 ? ["log-loss", "brier", "accuracy", "balanced-accuracy", "auc"] : ["log-loss", "brier", "accuracy", "balanced-accuracy"];
        return [.. ofClasses.Select(n => Metric.Parse(n))];
    }
}
