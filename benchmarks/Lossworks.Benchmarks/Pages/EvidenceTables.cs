using System.Globalization;
using Lossworks.Benchmarks.Evidence;
using Lossworks.Benchmarks.Evidence.Problems;
using Lossworks.Benchmarks.Faces;
using Lossworks.Benchmarks.Results;
using static Lossworks.Benchmarks.Evidence.EvidenceNumbers;

namespace Lossworks.Benchmarks.Pages;

/// <summary>What advice is worth: goals, problems, and advice beside fixed rules.</summary>
internal static class EvidenceTables
{
    /// <summary>Every goal, and whether it is met.</summary>
    internal static string Goals(EvidenceFindings found)
    {
        int met = EvidenceGoal.All.Count(g => EvidenceText.Outcome(g, found) == "met");
        return $"{met} of {EvidenceGoal.All.Count} goals are met.\n\n" + Markdown.Table(
            ["goal", "asked for", "measured", ""],
            EvidenceGoal.All.Select(g => new[] { g.What, EvidenceText.Bound(g), EvidenceText.Measured(g, found), Outcome(g, found) }));
    }

    /// <summary>What is best by theory, and whether it is so on these samples.</summary>
    internal static string Problems(EvidenceFindings found) => Markdown.Table(
        ["problem", "what it is, and why which loss is best", "wanted", "best by theory", "there as well"],
        found.Figures.GroupBy(f => f.Problem).Select(g => Problem(AllProblems.Of(g.Key), [.. g])));

    /// <summary>How advice did, problem by problem.</summary>
    internal static string Advice(EvidenceFindings found) => Markdown.Table(
        ["problem", "rows", "listed", "near", "first", "first three", "clear winner", "wrong one", "as good as the best", "was advised", "seconds"],
        found.Figures.Select(f => new[]
        {
            f.Problem, Count(f.Rows), Hits(f, f.Shortlisted), Hits(f, f.Near), Hits(f, f.First), Hits(f, f.Three), Of(f.Winners), f.WrongWinners.Hits > 0 ? $"**{Of(f.WrongWinners)}**" : "0",
            IsNull(f) ? "" : Good(f), string.Join(", ", f.Takes.Select(t => $"{Count(t.Value)} `{t.Key}`")), Seconds(f.Seconds),
        }));

    /// <summary>Advice beside fixed rules.</summary>
    internal static string Rules(EvidenceFindings found)
    {
        IEnumerable<string[]> totals = FixedRules.Names.Where(_ => found.Figures.Count > 0).Select(rule => new[]
        {
            $"{rule}: {FixedRules.Says(rule)}", Percent(found.RegretOf(rule)!), Percent(found.Difference(rule)!),
            string.Join(", ", found.WorseThan(rule).Select(f => $"{f.Problem} {Count(f.Rows)}")) is { Length: > 0 } worse ? worse : "none",
        });
        string advice = found.Regret is { } regret ? $"The mean regret of advice is {Percent(regret)}.\n\n" : "";
        return advice + Markdown.Table(["rule", "its mean regret", "advice - rule", "where advice is worse by more than two standard errors"], totals) + "\n" + Markdown.Table(
            ["regret", "rows", "advice", .. FixedRules.Names.SelectMany(r => new[] { r, "advice - " + r })],
            found.Figures.Select(f => (IEnumerable<string>)[f.Problem, Count(f.Rows), Percent(f.Regret), .. f.Rules.SelectMany(r => new[] { Percent(r.Regret.Mean), Difference(r) })]));
    }

    /// <summary>Clear winners where there can be none.</summary>
    internal static string Nulls(EvidenceFindings found) => Markdown.Table(
        ["nothing is better than anything", "rows", "samples", "clear winners", "95 % interval"],
        found.Nulls.Select(n => new[]
        {
            $"{n.Problem}: {AllProblems.Of(n.Problem).Says}", Count(n.Rows), Count(n.FalseWinners.Of), Count(n.FalseWinners.Hits),
            $"{Percent(n.FalseWinners.Interval.Low)} to {Percent(n.FalseWinners.Interval.High)}",
        }));

    private static string Outcome(EvidenceGoal goal, EvidenceFindings found) =>
        EvidenceText.Outcome(goal, found) is var outcome && outcome.StartsWith("MISSED", StringComparison.Ordinal) ? $"**missed**{outcome["MISSED".Length..]}" : outcome;

    private static string[] Problem(EvidenceProblem problem, EvidenceFigure[] figures) =>
    [
        problem.Name, problem.Says, problem.Metric is { } metric ? $"{problem.Want}, {metric}" : problem.Want, string.Join(", ", problem.Best.Select(b => $"`{b}`")),
        string.Join(", ", figures.Where(f => f.Standing.TheoryHolds is not null).Select(f => $"{(f.Standing.TheoryHolds == true ? "yes" : "**no**")} with {Count(f.Rows)}")),
    ];

    /// <summary>Where there is nothing to choose, no choice is a hit.</summary>
    private static string Hits(EvidenceFigure figure, Share share) => IsNull(figure) ? "" : Of(share);

    private static bool IsNull(EvidenceFigure figure) => AllProblems.Of(figure.Problem).IsNull;

    private static string Good(EvidenceFigure figure) =>
        string.Join(", ", figure.Standing.Losses.Where(l => figure.Standing.IsGood(l.Family)).Select(l => $"`{l.Family}`"));

    private static string Difference(RuleFigure rule) => rule.IsAdviceWorse ? $"**{Percent(rule.Difference)}**" : Percent(rule.Difference);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
