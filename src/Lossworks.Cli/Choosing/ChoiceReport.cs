using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;
using Lossworks.Reports;

namespace Lossworks.Cli.Choosing;

/// <summary>The page that <c>loss choose</c> leaves behind: the answer first, then the evidence.</summary>
internal static class ChoiceReport
{
    /// <summary>More lines than these nobody tells apart.</summary>
    private const int ShownLines = 6;

    internal static HtmlReport Of(ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        HtmlReport report = new HtmlReport($"Which loss for {outcome.Target}?").Lead(advice.Summary).Paragraph(advice.Verdict).Code(outcome.Command);
        foreach (string warning in advice.Warnings)
            report.Warning(warning);
        AddRanking(report, outcome);
        DeeperSections.AddTo(report, advice.Look, outcome.Target, advice);
        report.Section("What the data looks like").List(advice.Findings.Select(f => f.Says));
        report.Section("What was compared")
            .Paragraph($"{Words.Of(advice.Task)} of {outcome.Target} from {outcome.Data}: {advice.Rows:N0} rows, {advice.Features:N0} features after encoding. "
                + $"{advice.Protocol}. Every loss trains the same linear model, with features encoded by the training part of each fold alone.")
            .List(advice.Inferred);
        AddReasons(report, outcome);
        AddOthers(report, advice);
        if (advice.KeptOut.Count > 0)
            report.Section("Kept out").List(advice.KeptOut);
        report.Section("Train it in C#").Code(ChoiceCode.Of(outcome), "csharp");
        return AddReading(report, advice);
    }

    private static void AddRanking(HtmlReport report, ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        bool overTime = advice.LastValueScore is not null;
        string references = $"a constant answer has {ChoiceOutcome.Number(advice.ConstantScore)}"
            + (overTime ? $", the last known value {ChoiceOutcome.Number(advice.LastValueScore!.Value)}" : "");
        ReportColumn[] columns =
        [
            ReportColumn.Number("rank"), "loss", ReportColumn.Number(advice.Metric), ReportColumn.Number("spread"), ReportColumn.Number("skill"),
            .. overTime ? [ReportColumn.Number("over last value")] : Array.Empty<ReportColumn>(),
            ReportColumn.Number("to the best"), ReportColumn.Number("p"), ReportColumn.Number("equal"),
        ];
        // One that is far off would leave no room to see the others; it stands in the table.
        CandidateResult[] drawn = [.. advice.Candidates.Where(c => double.IsFinite(c.Score) && (c.Skill > 0 || advice.Candidates[0].Skill <= 0))];
        string left = drawn.Length < advice.Candidates.Count ? " Losses that do no better than a constant answer are not drawn." : "";
        report.Section("The ranking")
            .Table(new ReportTable(
                $"Losses by {advice.Metric} ({(advice.HigherIsBetter ? "higher" : "lower")} is better); {references}", columns, advice.Candidates.Select(c => Row(c, overTime)))
            { EmphasizedRow = 0 })
            .Figure(
                new IntervalPlot(drawn.Select(c => new Reports.Interval(c.Spec, c.Score, c.Score - c.Spread, c.Score + c.Spread)))
                {
                    Title = $"{advice.Metric} by loss",
                    XLabel = $"{advice.Metric}, {(advice.HigherIsBetter ? "higher" : "lower")} is better",
                    Best = 0,
                },
                "Each loss with one standard deviation over the folds to either side." + left,
                $"A plot of {advice.Metric} for {drawn.Length} losses; the best is {advice.Candidates[0].Spec} with {ChoiceOutcome.Number(advice.Candidates[0].Score)}.");
        AddDifferences(report, advice, drawn);
        report.Figure(
            new LinePlot(drawn.Where(c => c.Stopped is null).Take(ShownLines).Select(c => new Series(c.Spec, Enumerable.Range(1, c.FoldScores.Count).Select(i => (double)i), c.FoldScores)))
            {
                Title = $"{advice.Metric} fold by fold",
                XLabel = "fold",
                YLabel = advice.Metric,
            },
            "Folds differ more than losses do: that is why losses are compared fold by fold.",
            $"Lines of {advice.Metric} over the folds for the best losses.");
        if (advice.LastValuePValue is { } p)
        {
            report.Note($"{advice.Take} against the last known value: p = {ChoiceOutcome.P(p)} by the test of Diebold and Mariano (1995). "
                + (p < 0.05 ? "They differ by more than chance." : "The difference could be chance: no skill is proven."));
        }
    }

    private static void AddDifferences(HtmlReport report, LossAdvice advice, CandidateResult[] drawn)
    {
        CandidateResult[] others = [.. drawn.Where(c => c.Rank > 1 && double.IsFinite(c.DifferenceHalfWidth))];
        if (others.Length == 0)
            return;
        report.Figure(
            new IntervalPlot(others.Select(c => new Reports.Interval(c.Spec, c.Difference, c.Difference - c.DifferenceHalfWidth, c.Difference + c.DifferenceHalfWidth)))
            {
                Title = $"difference to {advice.Candidates[0].Spec}",
                XLabel = $"difference in {advice.Metric}, fold by fold, with its 95 % interval",
            },
            "An interval that holds 0 means that the difference could be chance.",
            $"{others.Count(c => Math.Abs(c.Difference) <= c.DifferenceHalfWidth)} of {others.Length} losses differ from the best by no more than chance.");
    }

    private static void AddReasons(HtmlReport report, ChoiceOutcome outcome) => report.Table(new ReportTable(
        "Why each loss was compared, and what was tuned",
        ["loss", "searched", "why", "source"],
        outcome.Advice.Candidates.Select(c => new[] { c.Spec, c.Candidate.Spec, outcome.WhyOf(c), c.Candidate.Source ?? "" })));

    private static void AddOthers(HtmlReport report, LossAdvice advice)
    {
        string[] names = [.. advice.Candidates.SelectMany(c => c.Others).Select(o => o.Metric).Distinct()];
        if (names.Length == 0)
            return;
        report.Section("By other metrics").Table(new ReportTable(
            "The same models by metrics that did not decide (first repeat)",
            ["loss", .. names.Select(ReportColumn.Number)],
            advice.Candidates.Select(c => new[] { c.Spec }.Concat(names.Select(n => c.Others.FirstOrDefault(o => o.Metric == n) is { } other ? ChoiceOutcome.Number(other.Score) : "")))));
    }

    private static HtmlReport AddReading(HtmlReport report, LossAdvice advice) => report.Section("How to read this").List(
    [
        "Spread: the standard deviation of the metric over the folds. Skill: how much of the way from the best constant answer to a perfect one.",
        "To the best: the mean difference fold by fold, with its 95 % interval. p: the chance of such a difference if there were none, by a t-test corrected for overlapping training parts "
            + "(Nadeau and Bengio 2003, doi:10.1023/A:1024068626366), adjusted for several comparisons (Holm 1979).",
        "Equal: the probability that the difference is too small to matter, "
            + (advice.HigherIsBetter ? "one point of the metric" : "1 % of the best score") + " (Benavoli et al. 2017, jmlr.org/papers/v18/16-305.html).",
        "A loss that was clearly behind after the first repeat was stopped: its score is of those folds, and its p is not adjusted.",
        "Without a clear winner, the simplest loss within one standard error of the best is taken.",
        "Never compare training losses with each other: they have different units. That is why there is one metric for all.",
    ]);

    private static IEnumerable<string> Row(CandidateResult c, bool overTime)
    {
        string score = ChoiceOutcome.Number(c.Score), spread = ChoiceOutcome.Number(c.Spread), skill = c.Skill.ToString("P1", CultureInfo.InvariantCulture);
        string[] over = overTime ? [c.SkillOverLastValue?.ToString("P1", CultureInfo.InvariantCulture) ?? ""] : [];
        return
        [
            c.Rank.ToString(CultureInfo.InvariantCulture), c.Spec, score, spread, skill, .. over,
            ChoiceOutcome.DifferenceOf(c), ChoiceOutcome.P(c.PValue) + (c.Stopped is null ? "" : " (stopped)"), ChoiceOutcome.Percent(c.PracticallyEqual),
        ];
    }
}
