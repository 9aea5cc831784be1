using Lossworks.Advice.Comparing;

namespace Lossworks.Advice;

/// <summary>From fold scores to a ranking, and to an answer that admits when there is none.</summary>
internal static class Ranking
{
    /// <summary>Above this a difference to the best may well be chance.</summary>
    internal const double Level = 0.05;

    /// <summary>From how many times the spread of the best on a loss counts as unstable.</summary>
    private const double UnstableFrom = 3;

    internal static IReadOnlyList<CandidateResult> Rank(IReadOnlyList<Candidate> candidates, Comparison comparison, Metrics.Metric metric)
    {
        double[] means = [.. comparison.Scores.Select(s => s.Average())];
        double sign = metric.HigherIsBetter ? -1 : 1;
        int[] order = [.. Enumerable.Range(0, candidates.Count).OrderBy(c => sign * means[c]).ThenBy(c => c)];
        int best = order[0];
        int[] others = [.. order.Skip(1)];
        double[] pValues = [.. others.Select(c => CorrectedTTest.PValue(
            [.. comparison.Scores[c].Zip(comparison.Scores[best], (a, b) => a - b)], comparison.TestShare))];
        double[] adjusted = CorrectedTTest.Holm(pValues);
        double constant = comparison.ConstantScore;
        return [.. order.Select((c, rank) => new CandidateResult
        {
            Candidate = candidates[c],
            Score = means[c],
            Spread = Deviation(comparison.Scores[c]),
            Skill = Skill(means[c], constant, metric),
            PValue = rank == 0 ? null : adjusted[rank - 1],
            Difference = means[c] - means[best],
            Rank = rank + 1,
            Penalty = comparison.Penalties[c],
            IsUnstable = Deviation(comparison.Scores[c]) > UnstableFrom * Deviation(comparison.Scores[best]),
            FoldScores = comparison.Scores[c],
        })];
    }

    /// <summary>Those that are not clearly worse than the best, the best included.</summary>
    internal static IReadOnlyList<CandidateResult> Tied(IReadOnlyList<CandidateResult> ranked) =>
        [.. ranked.Where(r => r.PValue is null or > Level)];

    /// <summary>The share of the way from the constant to perfection.</summary>
    private static double Skill(double score, double constant, Metrics.Metric metric) =>
        metric.HigherIsBetter ? (score - constant) / (1 - constant) : 1 - (score / constant);

    private static double Deviation(double[] scores)
    {
        double mean = scores.Average();
        return scores.Length < 2 ? 0 : Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Length - 1));
    }
}
