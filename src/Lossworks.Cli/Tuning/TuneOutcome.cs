using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Choosing;
using Lossworks.Cli.Commands;
using Lossworks.Cli.Terminal;
using Lossworks.Tuning;
using Spectre.Console;

namespace Lossworks.Cli.Tuning;

/// <summary>What a tuning found, ready to be told: on the terminal, as JSON, as a report.</summary>
internal sealed class TuneOutcome
{
    private const int Shown = 8;

    internal TuneOutcome(TuneCall call, TuneSettings settings, TuneRequest request, TuneResult result, double seconds)
    {
        (Call, Settings, Request, Result, Seconds) = (call, settings, request, result, seconds);
        All = [.. result.Searches.SelectMany(s => s.Trials)];
        Importance = Lead is { Space: { } space } ? ParameterImportance.Of(space, All.Where(t => t.Configuration.Space == space), Request.Seed) : null;
    }

    internal TuneCall Call { get; }

    internal TuneSettings Settings { get; }

    internal TuneRequest Request { get; }

    internal TuneResult Result { get; }

    internal double Seconds { get; }

    /// <summary>The trials of all searches.</summary>
    internal IReadOnlyList<Trial> All { get; }

    /// <summary>Of the search that found the best.</summary>
    internal SearchResult? Lead => Result.Searches.Where(s => s.Best is not null).MinBy(s => Sign * s.Best!.Value!.Value);

    /// <summary>Where the best lies at the end of a range.</summary>
    internal IReadOnlyList<string> Ends => Lead is { Best: { } best } ? [.. RangeEnds.Of(best.Configuration)] : [];

    /// <summary>Of all trials; null where nothing was searched.</summary>
    internal ParameterImportance? Importance { get; }

    internal double Sign => Result.HigherIsBetter ? -1 : 1;

    /// <summary>The command that trains by what was found; empty where nothing was.</summary>
    internal string Command => Result.Best is not { } best ? ""
        : $"loss train {Shell.Quoted(Settings.Data)} --target {Shell.Quoted(Settings.Target)} --loss {Shell.Quoted(best.Spec)}"
            + (best.L2 > 0 ? $" --l2 {best.L2.ToString("R", CultureInfo.InvariantCulture)}" : "")
            + string.Concat(best.Flags.Select(f => " " + f))
            + (Call.Losses is null ? "" : $" --losses {Shell.Quoted(Call.Losses)}")
            + RoleFlags.Of(Settings.Roles, Options.Split(Settings.Exclude));

    /// <summary>What came out, in a sentence or two.</summary>
    internal string Verdict
    {
        get
        {
            if (Result.Best is not { } best)
                return $"No trial came to a value. {FailureText()}";
            string found = $"{best.Spec} is the best of {Counted(All.Count(t => t.State == TrialState.Complete), "complete trial")}: {Result.Metric} {Number(best.Score)}, as judged by the folds that chose it.";
            if (Result.Searches[0].Space is null)
                found = $"Nothing is open in {best.Spec}, so there was nothing to search: {Result.Metric} {Number(best.Score)}.";
            return Result.Nested is { } nested ? $"{found} {NestedText(nested)}" : $"{found} {MissingText()}";
        }
    }

    internal static string Number(double x) => ChoiceOutcome.Number(x);

    internal static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";

    /// <summary>The best trials of all searches, best first.</summary>
    internal IEnumerable<Trial> Ranked => All.Where(t => t.State == TrialState.Complete).OrderBy(t => Sign * t.Value!.Value).ThenBy(t => t.Number);

    internal void Tell()
    {
        if (Call.Json)
            Json.Write(json => TuneJson.Write(json, this));
        else
            Print();
    }

    /// <summary>What failed, and why the first did.</summary>
    internal string FailureText()
    {
        Trial[] failed = [.. All.Where(t => t.State == TrialState.Failed)];
        return failed is [] ? "" : $"{Counted(failed.Length, "trial")} failed; trial {failed[0].Number} ({failed[0].Configuration}) because {failed[0].Reason}.";
    }

    /// <summary>What trials are called: their numbers, and the search besides where there are several.</summary>
    internal Dictionary<Trial, string> NamesOf() => Result.Searches
        .SelectMany(s => s.Trials.Select(t => (Trial: t, Name: (Result.Searches.Count > 1 ? s.Method.Name + " " : "") + t.Number.ToString(CultureInfo.InvariantCulture))))
        .ToDictionary(t => t.Trial, t => t.Name, ReferenceEqualityComparer.Instance as IEqualityComparer<Trial>);

    private string NestedText(NestedScore nested)
    {
        string honest = $"On rows that the search has not seen, the whole procedure has {Result.Metric} {Number(nested.Score)} (spread {Number(nested.Spread)} over {nested.FoldScores.Count} folds); "
            + $"without tuning, {nested.UntunedSpec} has {Number(nested.Untuned)} there";
        bool better = Sign * nested.Score < Sign * nested.Untuned;
        return nested.PValue <= 0.05
            ? $"{honest}: tuning {(better ? "pays" : "does harm")} (p {ChoiceOutcome.P(nested.PValue)})."
            : $"{honest}: no clear difference (p {ChoiceOutcome.P(nested.PValue)}).";
    }

    private string MissingText() => Result.End == StudyEnd.Stopped
        ? "It was stopped before outer folds could tell how good that is on new rows; the same command goes on."
        : "That is too good for new rows; --outer 3 tells by how much.";

    private void Print()
    {
        foreach (string warning in Result.Warnings)
            Console.WriteLine("  ! " + warning);
        if (Lead is { } lead)
            PrintTrials(lead);
        if (Importance is { Effects: { Length: > 1 } effects })
            Console.WriteLine("what matters: " + string.Join(", ", effects.OrderByDescending(e => e.Share).Select(e => $"{e.Parameter} {e.Share.ToString("P0", CultureInfo.InvariantCulture)}")) + "\n");
        Console.WriteLine($"{Verdict}\n");
        if (Result.Best is not null)
        {
            foreach (string end in Ends)
                Console.WriteLine(end + "\n");
            if (FailureText() is { Length: > 0 } failures)
                Console.WriteLine(failures + "\n");
            Console.WriteLine($"  {Command}\n");
        }

        Console.WriteLine($"report: {Call.Report}; study '{Request.Study}' in {Request.Store.Location} ({Seconds:0.0} s)");
    }

    private void PrintTrials(SearchResult lead)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("trial").RightAligned()).AddColumn(new TableColumn(Markup.Escape(Result.Metric)).RightAligned());
        Dictionary<Trial, string> names = NamesOf();
        foreach (SearchParameter parameter in lead.Space!.Parameters)
            table.AddColumn(new TableColumn(Markup.Escape(parameter.Name)).RightAligned());
        foreach (Trial trial in Ranked.Take(Shown))
            table.AddRow([names[trial], Number(trial.Value!.Value), .. lead.Space.Parameters.Select(p => Markup.Escape(Text(trial.Configuration, p)))]);
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = 160;
        console.Write(table);
        string pruned = All.Count(t => t.State == TrialState.Pruned) is > 0 and var stopped ? $", {stopped:N0} stopped early" : "";
        string failed = All.Count(t => t.State == TrialState.Failed) is > 0 and var bad ? $", {bad:N0} failed" : "";
        Console.WriteLine($"the best of {Counted(All.Count(t => t.IsFinished), "trial")}{pruned}{failed}; a constant answer has {Result.Metric} {Number(Result.ConstantScore)}");
    }

    /// <summary>The value of a parameter in four digits; nothing where it does not exist.</summary>
    internal static string Text(Configuration configuration, SearchParameter parameter) => !configuration.Has(parameter.Name) ? ""
        : parameter.IsCategorical ? configuration.Choice(parameter.Name) : configuration.Number(parameter.Name).ToString("G4", CultureInfo.InvariantCulture);
}
