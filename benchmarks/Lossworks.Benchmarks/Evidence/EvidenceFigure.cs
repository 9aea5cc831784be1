using Lossworks.Benchmarks.Evidence.Fits;
using Lossworks.Benchmarks.Evidence.Problems;
using Lossworks.Benchmarks.Tuning;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>How advice did on the samples of one problem and size.</summary>
/// <param name="Problem">Of what.</param>
/// <param name="Rows">On how many rows.</param>
/// <param name="Metric">What is judged by.</param>
internal sealed record EvidenceFigure(string Problem, int Rows, string Metric)
{
    /// <summary>What every loss is worth, best first.</summary>
    public required LossStanding Standing { get; init; }

    /// <summary>Samples whose shortlist has a loss that is best by theory, or as good as the best.</summary>
    public required Share Shortlisted { get; init; }

    /// <summary>Samples of which the loss to take is as good as the best.</summary>
    public required Share First { get; init; }

    /// <summary>Samples of which one of the first three is.</summary>
    public required Share Three { get; init; }

    /// <summary>Samples with a clear winner.</summary>
    public required Share Winners { get; init; }

    /// <summary>Samples whose clear winner is not as good as the best; where nothing is better than anything, all of them.</summary>
    public required Share WrongWinners { get; init; }

    /// <summary>How far what was advised is from the best of its sample.</summary>
    public required Average Regret { get; init; }

    /// <summary>The same of fixed rules.</summary>
    public required IReadOnlyList<RuleFigure> Rules { get; init; }

    /// <summary>How often which family was advised.</summary>
    public required IReadOnlyDictionary<string, int> Takes { get; init; }

    /// <summary>How long advice took, the middle of all samples.</summary>
    public required double Seconds { get; init; }

    internal static EvidenceFigure Of(IReadOnlyList<EvidenceRun> runs)
    {
        EvidenceProblem problem = AllProblems.Of(runs[0].Problem);
        Judge judge = Judge.For(problem);
        LossStanding standing = LossStanding.Of(runs, judge, problem);
        HashSet<string> known = [.. problem.Best.Select(Family.Of)];
        double[] regrets = [.. runs.Select(r => judge.Regret(r.TakeScore, Best(r)))];
        return new(problem.Name, runs[0].Rows, judge.Name)
        {
            Standing = standing,
            Shortlisted = Share.Count(runs, r => r.Shortlist.Any(f => standing.IsGood(f) || known.Contains(f))),
            First = Share.Count(runs, r => standing.IsGood(r.Take)),
            Three = Share.Count(runs, r => r.Shortlist.Take(3).Any(standing.IsGood)),
            Winners = Share.Count(runs, r => r.Winner is not null),
            WrongWinners = Share.Count(runs, r => r.Winner is { } winner && (problem.IsNull || !standing.IsGood(winner))),
            Regret = Average.Of(regrets).Rounded(),
            Rules = [.. FixedRules.Names.Select(rule => RuleFigure.Of(rule, [.. runs.Select(r => judge.Regret(r.Scores[r.Rules[rule]], Best(r)))], regrets))],
            Takes = runs.CountBy(r => r.Take).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).ToDictionary(),
            Seconds = TunerFigure.Rounded(runs.Select(r => r.Seconds).Order().ElementAt(runs.Count / 2)),
        };
    }

    /// <summary>The best that anybody could have done on a sample.</summary>
    private static double Best(EvidenceRun run) => Math.Min(run.Scores.Values.Min(), run.TakeScore);
}
