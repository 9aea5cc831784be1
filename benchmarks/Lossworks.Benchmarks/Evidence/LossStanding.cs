using Lossworks.Benchmarks.Evidence.Fits;
using Lossworks.Benchmarks.Tuning;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>What every loss is worth on a problem, on average over its samples.</summary>
/// <param name="Losses">Best first: the family, how far it is from the best on the samples in which it was tried, and how many those are.</param>
/// <param name="Score">The mean metric of the best.</param>
/// <param name="Tolerance">One standard error of that, in the units of the excess: who is no further away is as good.</param>
/// <param name="TheoryHolds">Whether a loss that is best by theory is as good as the best here; null where theory names none.</param>
internal sealed record LossStanding(IReadOnlyList<LossExcess> Losses, double Score, double Tolerance, bool? TheoryHolds)
{
    /// <summary>Whether a family is as good as the best.</summary>
    internal bool IsGood(string family) => Losses.Any(l => l.Family == family && l.Excess <= Tolerance);

    internal static LossStanding Of(IReadOnlyList<EvidenceRun> runs, Judge judge, EvidenceProblem problem)
    {
        string[] everywhere = [.. runs[0].Scores.Keys.Where(k => runs.All(r => r.Scores.ContainsKey(k)))];
        string best = everywhere.MinBy(k => runs.Average(r => r.Scores[k]))!;
        Average score = Average.Of([.. runs.Select(r => r.Scores[best])]);
        List<LossExcess> losses =
        [
            .. runs.SelectMany(r => r.Scores.Keys).Distinct().Select(k => Excess(k, best, [.. runs.Where(r => r.Scores.ContainsKey(k))], judge))
                .OrderBy(l => l.Excess).ThenBy(l => l.Family, StringComparer.Ordinal),
        ];
        LossStanding standing = new(losses, TunerFigure.Rounded(score.Mean), judge.Regret(score.Mean + score.StandardError, score.Mean), null);
        return standing with { TheoryHolds = problem.Best.Count == 0 ? null : problem.Best.Any(standing.IsGood) };
    }

    private static LossExcess Excess(string family, string best, EvidenceRun[] runs, Judge judge) =>
        new(family, TunerFigure.Rounded(judge.Regret(runs.Average(r => r.Scores[family]), runs.Average(r => r.Scores[best]))), runs.Length);
}

/// <summary>How far a loss is from the best.</summary>
/// <param name="Family">The loss: by family what was compared, by SPEC what theory names.</param>
/// <param name="Excess">A share of the metric of the best, or a difference of error rates.</param>
/// <param name="Runs">The samples in which it was tried.</param>
internal sealed record LossExcess(string Family, double Excess, int Runs);
