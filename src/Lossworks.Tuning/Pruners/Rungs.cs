namespace Lossworks.Tuning;

/// <summary>The steps at which successive halving decides, each so many times as far as the one before, and the decision at one of them.</summary>
/// <param name="First">How many steps of work the first one takes, at least 1. Step 0 is the first step of work.</param>
/// <param name="Factor">The ratio of neighbors, at least 2; one trial of so many goes on.</param>
internal readonly record struct Rungs(long First, int Factor)
{
    /// <summary>The rung that the last step is the first to reach, as its steps of work; null where there is none.</summary>
    internal long? ReachedBy(IReadOnlyList<StepValue> steps)
    {
        if (steps is not [.., var last])
            return null;
        long before = steps.Count > 1 ? steps[^2].Step + 1L : 0, now = last.Step + 1L;
        long? reached = null;
        for (long rung = First; rung <= now; rung *= Factor)
        {
            if (rung > before)
                reached = rung;
        }

        return reached;
    }

    /// <summary>Why a trial ends at the rung: it is not among the best of those that came so far.</summary>
    /// <remarks>
    /// One of as many as the factor goes on; of fewer, the best, so that the first trials need not wait for the others. Failed trials are not compared with.
    /// </remarks>
    internal string? ReasonToStop(IReadOnlyList<StepValue> steps, IEnumerable<PruningPeer> peers)
    {
        if (ReachedBy(steps) is not { } rung)
            return null;
        double own = steps[^1].Value;
        double[] others = [.. peers.Where(p => p.State != TrialState.Failed).Select(p => ValueAt(p.Steps, rung)).Where(double.IsFinite)];
        int better = others.Count(v => v < own), most = Math.Max(1, (others.Length + 1) / Factor);
        return better < most ? null : $"after {rung} steps it is behind {better} of {others.Length} trials, and the best {most} of {others.Length + 1} go on";
    }

    /// <summary>At the first step that reaches the rung; NaN where none does.</summary>
    private static double ValueAt(IReadOnlyList<StepValue> steps, long rung)
    {
        foreach (StepValue told in steps)
        {
            if (told.Step + 1L >= rung)
                return told.Value;
        }

        return double.NaN;
    }
}
