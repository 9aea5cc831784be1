using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;
using Lossworks.Reports;

namespace Lossworks.Cli.Commands;

/// <summary>The page that <c>loss choose</c> leaves behind: the answer first, then the evidence.</summary>
internal static class ChoiceReport
{
    internal static HtmlReport Of(ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        HtmlReport report = new HtmlReport($"Which loss for {outcome.Target}?").Lead(advice.Verdict).Code(outcome.Command);
        report.Section("What is compared")
            .Paragraph($"{Words.Of(advice.Task)} of {outcome.Target} from {outcome.Data}: {advice.Rows:N0} rows, {advice.Features:N0} features after encoding. "
                + $"Wanted is the {advice.Want}; the metric is {advice.Metric}. {advice.Protocol}. Every loss trains the same linear model on the same folds, with features "
                + "encoded by the training part alone and a ridge penalty that it chose itself on an inner split.");
        report.Section("What the data looks like").List(advice.Findings.Select(f => f.Says));
        foreach (string warning in advice.Warnings)
            report.Warning(warning);
        AddRanking(report, outcome);
        if (advice.KeptOut.Count > 0)
            report.Section("Kept out").List(advice.KeptOut);
        report.Section("How to read this").List(
        [
            "spread: the standard deviation of the metric over the folds.",
            "skill: how much of the way from the best constant answer to a perfect one.",
            "p: the chance of such a difference to the best if there were none, by a t-test corrected for overlapping training parts "
                + "(Nadeau and Bengio 2003, doi:10.1023/A:1024068626366), adjusted for several comparisons (Holm 1979).",
            "Never compare training losses with each other: they have different units. That is why there is one metric for all.",
        ]);
        return report;
    }

    private static void AddRanking(HtmlReport report, ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        report.Section("The ranking")
            .Table(new ReportTable(
                $"Losses by {advice.Metric} ({(advice.HigherIsBetter ? "higher" : "lower")} is better); a constant answer has {ChoiceOutcome.Number(advice.ConstantScore)}",
                [ReportColumn.Number("rank"), "loss", ReportColumn.Number(advice.Metric), ReportColumn.Number("spread"), ReportColumn.Number("skill"), ReportColumn.Number("p"), "why"],
                advice.Candidates.Select(c => Row(outcome, c)))
            { EmphasizedRow = 0 })
            .Figure(
                new IntervalPlot(advice.Candidates.Select(c => new Reports.Interval(c.Spec, c.Score, c.Score - c.Spread, c.Score + c.Spread)))
                {
                    Title = $"{advice.Metric} by loss",
                    XLabel = $"{advice.Metric}, {(advice.HigherIsBetter ? "higher" : "lower")} is better",
                    Best = 0,
                },
                "Each loss with one standard deviation over the folds to either side.",
                $"A plot of {advice.Metric} for {advice.Candidates.Count} losses; the best is {advice.Candidates[0].Spec} with {ChoiceOutcome.Number(advice.Candidates[0].Score)}.")
            .Figure(
                new LinePlot(advice.Candidates.Take(6).Select(c => new Series(c.Spec, Enumerable.Range(1, c.FoldScores.Count).Select(i => (double)i), c.FoldScores)))
                {
                    Title = $"{advice.Metric} fold by fold",
                    XLabel = "fold",
                    YLabel = advice.Metric,
                },
                "Folds differ more than losses do: that is why losses are compared fold by fold.",
                $"Lines of {advice.Metric} over the folds for the best losses.");
    }

    private static IEnumerable<string> Row(ChoiceOutcome outcome, CandidateResult c) =>
    [
        c.Rank.ToString(CultureInfo.InvariantCulture),
        c.Spec,
        ChoiceOutcome.Number(c.Score),
        ChoiceOutcome.Number(c.Spread),
        c.Skill.ToString("P1", CultureInfo.InvariantCulture),
        ChoiceOutcome.P(c.PValue),
        outcome.WhyOf(c),
    ];
}
