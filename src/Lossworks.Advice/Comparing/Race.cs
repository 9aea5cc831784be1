using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Comparing;

/// <summary>Stops contenders that are clearly beaten, so that the time goes to those that may win (Maron and Moore 1994; Birattari et al. 2002).</summary>
internal static class Race
{
    /// <summary>How sure one must be, against the leader alone.</summary>
    internal const double Level = 0.01;

    /// <summary>By how much of its score a contender must be behind the leader: a smaller difference matters to nobody.</summary>
    private const double Least = 0.01;

    /// <summary>Stops those that are clearly beaten on the folds that were run, and those that came to nothing.</summary>
    /// <returns>How many.</returns>
    internal static int Stop(IReadOnlyList<ContenderRun> live, Metric metric, double testShare, bool last)
    {
        int stopped = 0;
        foreach (ContenderRun run in live.Where(r => r.Run.Any(s => !double.IsFinite(s)) || r.Run.Length < live.Max(l => l.Run.Length)))
        {
            run.Stopped = "could not be trained in every fold";
            stopped++;
        }

        ContenderRun[] able = [.. live.Where(r => r.Stopped is null)];
        if (able.Length == 0 || last)
            return stopped;
        ContenderRun leader = able.MinBy(r => metric.Sign * r.Run.Average())!;
        foreach (ContenderRun run in able.Where(r => r != leader))
        {
            double[] behind = [.. run.Run.Zip(leader.Run, (a, b) => metric.Sign * (a - b))];
            if (behind.Average() > Least * Math.Abs(leader.Run.Average()) && CorrectedTTest.PValue(behind, testShare) < Level)
            {
                run.Stopped = $"clearly behind {leader.Contender.Example.Card.Name} after {behind.Length} folds";
                stopped++;
            }
        }

        return stopped;
    }
}
