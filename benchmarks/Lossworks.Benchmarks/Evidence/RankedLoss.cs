using Lossworks.Advice;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>What a comparison said of a loss.</summary>
/// <param name="Family">The loss.</param>
/// <param name="Place">Its place on the shortlist, from the ordinary to the special.</param>
/// <param name="Score">The metric.</param>
/// <param name="Difference">To the best.</param>
/// <param name="Error">The corrected standard error of that.</param>
/// <param name="PValue">Of that difference.</param>
/// <param name="Equal">The probability that it is too small to matter.</param>
/// <param name="IsUnstable">Whether some folds are far off.</param>
/// <param name="IsStopped">Whether it was clearly beaten before the end.</param>
/// <param name="Folds">The metric of each fold.</param>
internal sealed record RankedLoss(
    string Family, int Place, double Score, double Difference, double Error, double? PValue, double? Equal, bool IsUnstable, bool IsStopped, IReadOnlyList<double> Folds)
{
    internal static RankedLoss Of(CandidateResult row) => new(
        Evidence.Family.Of(row), row.Place, row.Score, row.Difference, row.DifferenceError, row.PValue, row.PracticallyEqual, row.IsUnstable, row.Stopped is not null, row.FoldScores);
}
