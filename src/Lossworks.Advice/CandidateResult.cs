namespace Lossworks.Advice;

/// <summary>How a candidate did in the comparison.</summary>
public sealed record CandidateResult
{
    /// <summary>The candidate.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>The loss with the parameters that a search on all rows chose; of one that was stopped before, those of its first fold.</summary>
    public required string Spec { get; init; }

    /// <summary>The ridge penalty that goes with it; 0 where it was stopped before.</summary>
    public required double Penalty { get; init; }

    /// <summary>The metric, averaged over the folds that were run.</summary>
    public required double Score { get; init; }

    /// <summary>The standard deviation of the metric over the folds.</summary>
    public required double Spread { get; init; }

    /// <summary>How much of the way from the best constant to perfection: 0 is no better than a constant, 1 is perfect.</summary>
    public required double Skill { get; init; }

    /// <summary>The same from the last known value, over time; null elsewhere.</summary>
    public required double? SkillOverLastValue { get; init; }

    /// <summary>Against the best candidate, corrected t-test adjusted by Holm; null for the best itself. Of one that was stopped, not adjusted.</summary>
    public required double? PValue { get; init; }

    /// <summary>The difference to the best, in the metric; 0 for the best itself.</summary>
    public required double Difference { get; init; }

    /// <summary>Half of the width of the 95 % interval of that difference; 0 for the best itself.</summary>
    public required double DifferenceHalfWidth { get; init; }

    /// <summary>The corrected standard error of that difference; 0 for the best itself.</summary>
    public required double DifferenceError { get; init; }

    /// <summary>The probability that the difference to the best is too small to matter: below 1 % of the best score, or one point of a share.</summary>
    public required double? PracticallyEqual { get; init; }

    /// <summary>The probability that it is worse than the best by more than that.</summary>
    public required double? PracticallyWorse { get; init; }

    /// <summary>1 is the best; those that were stopped come last.</summary>
    public required int Rank { get; init; }

    /// <summary>Its place on the shortlist, from 1: the more ordinary stands before the more special.</summary>
    public required int Place { get; init; }

    /// <summary>Why it was not run on all folds; null where it was.</summary>
    public required string? Stopped { get; init; }

    /// <summary>Whether its folds differ far more than those of the best: some of its predictions are far off, so its average says little.</summary>
    public required bool IsUnstable { get; init; }

    /// <summary>The metric of each fold that was run, in the order of the folds.</summary>
    public required IReadOnlyList<double> FoldScores { get; init; }

    /// <summary>What the search chose inside each of them.</summary>
    public required IReadOnlyList<string> FoldSpecs { get; init; }

    /// <summary>Other metrics, on the folds of the first repeat.</summary>
    public required IReadOnlyList<MetricScore> Others { get; init; }
}
