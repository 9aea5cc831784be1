namespace Lossworks.Tuning;

/// <summary>The trials of which there is a cost, in their order.</summary>
/// <remarks>
/// A trial that was pruned was stopped because it did badly, and its last cost is that of an earlier step than others': it counts as no better than the
/// median of the trials that are complete, and as no worse than the worst of them.
/// </remarks>
internal sealed class KnownCosts
{
    internal KnownCosts(IEnumerable<Observation> observations)
    {
        List<Configuration> configurations = [];
        List<double> costs = [];
        List<Observation> ended = [.. observations.Where(o => o.Trial.State != TrialState.Failed)];
        double[] complete = [.. ended.Where(o => o.IsComplete && double.IsFinite(o.Cost)).Select(o => o.Cost).Order()];
        foreach (Observation observation in ended)
        {
            double cost = observation.IsComplete || complete.Length == 0 ? observation.Cost : OfPruned(observation.Cost, complete);
            if (!double.IsFinite(cost))
                continue;
            configurations.Add(observation.Configuration);
            costs.Add(cost);
        }

        (Configurations, Costs) = ([.. configurations], [.. costs]);
    }

    internal Configuration[] Configurations { get; }

    internal double[] Costs { get; }

    private static double OfPruned(double cost, double[] complete)
    {
        double median = complete[complete.Length / 2];
        return double.IsNaN(cost) ? median : Math.Clamp(cost, median, complete[^1]);
    }
}
