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

/// <summary>One search of a tuning.</summary>
/// <param name="Method">How it searched.</param>
/// <param name="Trials">Its trials, by number.</param>
/// <param name="Best">Its best trial; null where none is complete.</param>
/// <param name="Space">What it searched; null where nothing is open.</param>
public sealed record SearchResult(SearchMethod Method, IReadOnlyList<Trial> Trials, Trial? Best, SearchSpace? Space);

/// <summary>A loss with how to train by it.</summary>
/// <param name="Spec">The loss.</param>
/// <param name="L2">The ridge penalty, for all rows.</param>
/// <param name="Flags">More flags of <c>loss train</c>.</param>
/// <param name="Score">The metric over the folds by which it was chosen: too good, because it was chosen by them.</param>
/// <param name="FoldScores">Fold by fold.</param>
public sealed record TunedLoss(string Spec, double L2, IReadOnlyList<string> Flags, double Score, IReadOnlyList<double> FoldScores);

/// <summary>A whole tuning, judged on rows that it has not seen.</summary>
/// <param name="Score">The metric, averaged over the outer folds.</param>
/// <param name="Spread">Its standard deviation over them.</param>
/// <param name="FoldScores">Fold by fold.</param>
/// <param name="Specs">What was chosen in each.</param>
/// <param name="Untuned">The loss with its default parameters on the same folds.</param>
/// <param name="UntunedSpec">That loss.</param>
/// <param name="PValue">The chance of such a difference to it if there were none, by the corrected t-test.</param>
public sealed record NestedScore(
    double Score, double Spread, IReadOnlyList<double> FoldScores, IReadOnlyList<string> Specs, double Untuned, string UntunedSpec, double PValue);
