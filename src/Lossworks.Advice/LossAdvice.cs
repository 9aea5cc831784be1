namespace Lossworks.Advice;

/// <summary>What the advisor found and says.</summary>
public sealed record LossAdvice
{
    /// <summary>The kind of problem.</summary>
    public required LossTask Task { get; init; }

    /// <summary>What is wanted, asked for or inferred.</summary>
    public required Want Want { get; init; }

    /// <summary>The metric of the comparison.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether a higher metric is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>What was taken for granted because nobody said otherwise, in sentences.</summary>
    public required IReadOnlyList<string> Inferred { get; init; }

    /// <summary>Rows compared on.</summary>
    public required int Rows { get; init; }

    /// <summary>Features after encoding, in the first fold.</summary>
    public required int Features { get; init; }

    /// <summary>The folds and repeats, in words.</summary>
    public required string Protocol { get; init; }

    /// <summary>What was seen.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Warnings about the data, in words.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The candidates, best first.</summary>
    public required IReadOnlyList<CandidateResult> Candidates { get; init; }

    /// <summary>Losses kept out, with the reason.</summary>
    public required IReadOnlyList<string> KeptOut { get; init; }

    /// <summary>The metric of the best constant prediction.</summary>
    public required double ConstantScore { get; init; }

    /// <summary>The metric of the last known value as the answer, over time; null elsewhere.</summary>
    public required double? LastValueScore { get; init; }

    /// <summary>Whether the loss to take differs from the last known value by more than chance (Diebold and Mariano 1995); null where that was not asked.</summary>
    public required double? LastValuePValue { get; init; }

    /// <summary>The best loss, if it is clearly the best; null otherwise.</summary>
    public required string? Winner { get; init; }

    /// <summary>The loss to take: the winner, or the simplest of those that are not clearly worse than the best.</summary>
    public required string Take { get; init; }

    /// <summary>The ridge penalty that goes with it.</summary>
    public required double TakePenalty { get; init; }

    /// <summary>All of it in one paragraph that needs no statistics to be read.</summary>
    public required string Summary { get; init; }

    /// <summary>The answer in words, with the difference that carries it.</summary>
    public required string Verdict { get; init; }

    /// <summary>Evidence beyond the ranking.</summary>
    public required DeeperLook Look { get; init; }
}
