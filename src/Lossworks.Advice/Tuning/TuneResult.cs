using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>What a tuning found.</summary>
public sealed record TuneResult
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether a higher metric is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>The kind of problem.</summary>
    public required LossTask Task { get; init; }

    /// <summary>Rows that were learned from.</summary>
    public required int Rows { get; init; }

    /// <summary>The searches, in the order in which they were asked for.</summary>
    public required IReadOnlyList<SearchResult> Searches { get; init; }

    /// <summary>The best of all; null where no trial is complete.</summary>
    public required TunedLoss? Best { get; init; }

    /// <summary>How the whole procedure does on rows that it has not seen; null where that was not asked for, or not finished.</summary>
    public required NestedScore? Nested { get; init; }

    /// <summary>The metric of the best constant answer, on the folds by which trials were judged.</summary>
    public required double ConstantScore { get; init; }

    /// <summary>Why it ended.</summary>
    public required StudyEnd End { get; init; }

    /// <summary>What the user should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
