using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;
using Spectre.Console;

namespace Lossworks.Cli.Commands;

/// <summary>An advice, ready to be told: on the terminal, as JSON, as a report.</summary>
internal sealed record ChoiceOutcome(string Data, AdviceRequest Request, string? Losses, LossAdvice Advice, string Report, double Seconds)
{
    internal string Target => Request.Target;

    /// <summary>The command that trains what was advised, on the columns that were compared on.</summary>
    internal string Command =>
        $"loss train {Shell.Quoted(Data)} --target {Shell.Quoted(Target)} --loss {Shell.Quoted(Advice.Take)} --l2 {Advice.TakePenalty.ToString("R", CultureInfo.InvariantCulture)}"
        + RoleFlags.Of(Request.Roles, Request.Exclude) + (Losses is null ? "" : $" --losses {Shell.Quoted(Losses)}");

    internal void Tell(bool json)
    {
        if (json)
            Json.Write(WriteJson);
        else
            Print();
    }

    /// <summary>The reason a loss is on the list, and what to keep in mind about it.</summary>
    internal string WhyOf(CandidateResult row)
    {
        string why = row.Candidate.Why + (row.Candidate.Caution is { } caution ? $"; {caution}" : "");
        if (row.Stopped is not null)
            return $"{why}; stopped: {row.Stopped}";
        if (!row.IsUnstable)
            return why;
        double worst = Advice.HigherIsBetter ? row.FoldScores.Min() : row.FoldScores.Max();
        return $"{why}; unstable: far off in some folds (worst {Number(worst)})";
    }

    internal static string Number(double x) => Math.Abs(x) >= 10_000
        ? x.ToString("N0", CultureInfo.InvariantCulture)
        : x.ToString("G4", CultureInfo.InvariantCulture);

    internal static string P(double? p) => p switch
    {
        null => "best",
        < 0.001 => "< 0.001",
        { } value => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private void Print()
    {
        Console.WriteLine($"{Data}: {Words.Of(Advice.Task)} of {Target}, {Advice.Rows:N0} rows, {Advice.Features:N0} features; wanted: the {Advice.Want}");
        foreach (Finding finding in Advice.Findings)
            Console.WriteLine("  - " + finding.Says);
        foreach (string inferred in Advice.Inferred)
            Console.WriteLine("  - " + inferred);
        foreach (string warning in Advice.Warnings)
            Console.WriteLine("  ! " + warning);
        Console.WriteLine($"{Advice.Protocol}\n");
        PrintTable();
        foreach (string reason in Advice.KeptOut)
            Console.WriteLine("  kept out: " + reason);
        Console.WriteLine($"\n{Advice.Verdict}\n\n  {Command}\n\nreport: {Report} ({Seconds:0.0} s)");
    }

    private void PrintTable()
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("rank").RightAligned())
            .AddColumn("loss")
            .AddColumn(new TableColumn(Markup.Escape(Advice.Metric)).RightAligned())
            .AddColumn(new TableColumn("spread").RightAligned())
            .AddColumn(new TableColumn("skill").RightAligned())
            .AddColumn(new TableColumn("p").RightAligned())
            .AddColumn("why");
        foreach (CandidateResult row in Advice.Candidates)
        {
            table.AddRow(
                row.Rank.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(row.Spec),
                Number(row.Score),
                Number(row.Spread),
                row.Skill.ToString("P1", CultureInfo.InvariantCulture),
                P(row.PValue),
                Markup.Escape(WhyOf(row)));
        }

        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = 160;
        console.Write(table);
        Console.WriteLine($"  a constant answer has {Advice.Metric} {Number(Advice.ConstantScore)}; p: chance of such a difference to the best if there were none (Nadeau and Bengio, Holm)");
    }

    private void WriteJson(System.Text.Json.Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("task", Words.Of(Advice.Task));
        json.WriteString("want", Advice.Want.ToString());
        json.WriteString("metric", Advice.Metric);
        json.WriteNumber("rows", Advice.Rows);
        json.WriteNumber("features", Advice.Features);
        json.WriteString("protocol", Advice.Protocol);
        json.WriteStartArray("findings");
        foreach (Finding finding in Advice.Findings)
        {
            json.WriteStartObject();
            json.WriteString("name", finding.Name);
            json.Number("value", finding.Value);
            json.WriteString("says", finding.Says);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Texts("inferred", Advice.Inferred);
        json.Texts("warnings", Advice.Warnings);
        json.WriteStartArray("candidates");
        foreach (CandidateResult row in Advice.Candidates)
            WriteCandidate(json, row);
        json.WriteEndArray();
        json.Texts("keptOut", Advice.KeptOut);
        json.Number("constantScore", Advice.ConstantScore);
        json.Number("lastValueScore", Advice.LastValueScore);
        json.Number("lastValuePValue", Advice.LastValuePValue);
        json.WriteString("winner", Advice.Winner);
        json.WriteString("take", Advice.Take);
        json.WriteString("verdict", Advice.Verdict);
        json.WriteString("command", Command);
        json.WriteString("report", Report);
        json.Number("seconds", Seconds);
        json.WriteEndObject();
    }

    private static void WriteCandidate(System.Text.Json.Utf8JsonWriter json, CandidateResult row)
    {
        json.WriteStartObject();
        json.WriteString("loss", row.Spec);
        json.WriteString("searched", row.Candidate.Spec);
        json.WriteString("why", row.Candidate.Why);
        json.WriteString("caution", row.Candidate.Caution);
        json.Number("score", row.Score);
        json.Number("spread", row.Spread);
        json.Number("skill", row.Skill);
        json.Number("pValue", row.PValue);
        json.WriteNumber("rank", row.Rank);
        json.WriteBoolean("unstable", row.IsUnstable);
        json.WriteString("stopped", row.Stopped);
        json.Number("skillOverLastValue", row.SkillOverLastValue);
        json.Number("difference", row.Difference);
        json.Number("differenceHalfWidth", row.DifferenceHalfWidth);
        json.Number("practicallyEqual", row.PracticallyEqual);
        json.Number("l2", row.Penalty);
        json.WriteStartArray("foldScores");
        foreach (double score in row.FoldScores)
            json.WriteNumberValue(score);
        json.WriteEndArray();
        json.Texts("foldSpecs", row.FoldSpecs);
        json.WriteStartObject("others");
        foreach (MetricScore other in row.Others)
            json.Number(other.Metric, other.Score);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
