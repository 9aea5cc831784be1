using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Choosing;
using Lossworks.Reports;
using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>The page that <c>loss tune</c> leaves behind: the answer first, then how it was found.</summary>
internal static class TuneReport
{
    private const int ShownTrials = 20;

    internal static HtmlReport Of(TuneOutcome outcome)
    {
        TuneResult result = outcome.Result;
        HtmlReport report = new HtmlReport($"Tuning {outcome.Settings.Loss} for {outcome.Settings.Target}").Lead(outcome.Verdict);
        if (outcome.Command.Length > 0)
            report.Code(outcome.Command);
        report.Section("What was searched").Paragraph(Protocol(outcome));
        foreach (string warning in result.Warnings)
            report.Warning(warning);
        if (outcome.FailureText() is { Length: > 0 } failures)
            report.Warning(failures);
        foreach (string end in outcome.Ends)
            report.Note(end);
        if (result.Nested is { } nested)
            AddNested(report, result, nested);
        if (outcome.Lead is { Space: { } space } lead)
        {
            TunePictures pictures = new(outcome, lead, space);
            report.Section("How the search went");
            foreach (SearchResult search in result.Searches)
                pictures.AddHistory(report, search);
            AddTrials(report, outcome, space);
            report.Section("What matters");
            pictures.AddImportance(report);
            pictures.AddSlices(report);
            pictures.AddContour(report);
            pictures.AddParallel(report);
        }

        return report.Section("How to read this").List(
        [
            "The score of the best trial is too good for new rows, because the search chose it by just these folds (Varma and Simon 2006, doi:10.1186/1471-2105-7-91). "
                + "The score on rows that the search has not seen is the one to quote.",
            "A trial trains the model on the training part of every fold, with the features encoded by that part alone, and is judged on the part left out.",
            "The share of a parameter is its part of what all parameters explain on their own of the variance over the whole space (fANOVA; Hutter, Hoos and Leyton-Brown 2014).",
        ]);
    }

    private static string Protocol(TuneOutcome outcome)
    {
        TuneSettings settings = outcome.Settings;
        string open = outcome.Lead is { Space: { } space } ? string.Join("; ", space.Parameters) : "nothing";
        string repeats = settings.Repeats > 1 ? $"{settings.Repeats} x " : "";
        return $"{settings.Loss} for {settings.Target} of {settings.Data}, {outcome.Result.Rows:N0} rows. Open: {open}. A trial is judged by {outcome.Result.Metric} in {repeats}{settings.Folds}-fold cross-validation; "
            + $"search: {string.Join(", ", outcome.Request.Methods.Select(m => m.Sampler.Description))}; pruner: {outcome.Request.Pruner.Description}; at most {settings.Batch} trials under way; seed {settings.Seed}. "
            + $"{TuneOutcome.Counted(outcome.All.Count, "trial")}: {outcome.All.Count(t => t.State == TrialState.Complete):N0} complete, {outcome.All.Count(t => t.State == TrialState.Pruned):N0} stopped early, {outcome.All.Count(t => t.State == TrialState.Failed):N0} failed. "
            + $"A constant answer has {outcome.Result.Metric} {TuneOutcome.Number(outcome.Result.ConstantScore)}.";
    }

    private static void AddNested(HtmlReport report, TuneResult result, NestedScore nested) => report.Section("On rows that the search has not seen").Table(new ReportTable(
        $"{result.Metric} of the whole procedure, searched anew without the rows that it is judged on; untuned is {nested.UntunedSpec} on the same folds, {TuneOutcome.Number(nested.Untuned)} on average",
        [ReportColumn.Number("outer fold"), ReportColumn.Number(result.Metric), "chosen there"],
        nested.FoldScores.Select((score, i) => new[] { (i + 1).ToString(CultureInfo.InvariantCulture), TuneOutcome.Number(score), nested.Specs[i] })));

    private static void AddTrials(HtmlReport report, TuneOutcome outcome, SearchSpace space)
    {
        Dictionary<Trial, string> names = outcome.NamesOf();
        report.Table(new ReportTable(
            "The best trials",
            [ReportColumn.Number("trial"), ReportColumn.Number(outcome.Result.Metric), .. space.Parameters.Select(p => p.IsCategorical ? p.Name : ReportColumn.Number(p.Name))],
            outcome.Ranked.Take(ShownTrials).Select(t => new[] { names[t], ChoiceOutcome.Number(t.Value!.Value) }
                .Concat(space.Parameters.Select(p => TuneOutcome.Text(t.Configuration, p)))))
        { EmphasizedRow = outcome.Ranked.Any() ? 0 : null });
    }
}
