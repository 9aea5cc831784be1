namespace Lossworks.Advice;

/// <summary>How two losses compare over all scores that are consistent for what is wanted.</summary>
public enum MurphyComparison
{
    /// <summary>At no threshold do they differ by more than chance.</summary>
    Alike,

    /// <summary>Somewhere the other is worse, and nowhere better: whatever the score, it does not win.</summary>
    Worse,

    /// <summary>Somewhere the other is better, and nowhere worse: whatever the score, it does not lose.</summary>
    Better,

    /// <summary>The other is worse at some thresholds and better at others: which one wins hangs on the score.</summary>
    Crossing,
}
