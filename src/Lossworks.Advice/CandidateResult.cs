namespace Lossworks.Advice;

/// <summary>How a candidate did in the comparison.</summary>
public sealed record CandidateResult
{
    /// <summary>The candidate.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>The metric, averaged over all folds.</summary>
    public required double Score { get; init; }

    /// <summary>The standard deviation of the metric over the folds.</summary>
    public required double Spread { get; init; }

    /// <summary>1 - score/score of the best constant: 0 is no better than a constant, 1 is perfect.</summary>
    public required double Skill { get; init; }

    /// <summary>Against the best candidate, corrected t-test adjusted by Holm; null for the best itself.</summary>
    public required double? PValue { get; init; }

    /// <summary>The difference to the best, in the metric; 0 for the best itself.</summary>
    public required double Difference { get; init; }

    /// <summary>1 is the best.</summary>
    public required int Rank { get; init; }

    /// <summary>The ridge penalty that it chose on an inner split.</summary>
    public required double Penalty { get; init; }

    /// <summary>Whether its folds differ far more than those of the best: some of its predictions are far off, so its average says little.</summary>
    public required bool IsUnstable { get; init; }

    /// <summary>The metric of each fold, in the order of the folds.</summary>
    public required IReadOnlyList<double> FoldScores { get; init; }
}
