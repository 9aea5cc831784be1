using System.Globalization;
using Lossworks.Advice;
using Lossworks.Cli.Terminal;
using Spectre.Console;

namespace Lossworks.Cli.Choosing;

/// <summary>An advice for the terminal: what was seen, the table, the answer, the command.</summary>
internal static class ChoiceText
{
    /// <summary>Wide enough for a reason in the last column where nobody says how wide the paper is.</summary>
    private const int PaperWidth = 160;

    internal static void Print(ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        Console.WriteLine($"{outcome.Data}: {Words.Of(advice.Task)} of {outcome.Target}, {advice.Rows:N0} rows, {advice.Features:N0} features; wanted: the {advice.Want}");
        foreach (Finding finding in advice.Findings)
            Console.WriteLine("  - " + finding.Says);
        foreach (string inferred in advice.Inferred)
            Console.WriteLine("  - " + inferred);
        foreach (string warning in advice.Warnings)
            Console.WriteLine("  ! " + warning);
        Console.WriteLine($"{advice.Protocol}.\n");
        PrintTable(outcome);
        foreach (string reason in advice.KeptOut)
            Console.WriteLine("  kept out: " + reason);
        Console.WriteLine($"\n{advice.Verdict}\n\n  {outcome.Command}\n\nreport: {outcome.Report} ({outcome.Seconds:0.0} s)");
    }

    private static void PrintTable(ChoiceOutcome outcome)
    {
        LossAdvice advice = outcome.Advice;
        bool overTime = advice.LastValueScore is not null;
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("rank").RightAligned())
            .AddColumn("loss")
            .AddColumn(new TableColumn(Markup.Escape(advice.Metric)).RightAligned())
            .AddColumn(new TableColumn("skill").RightAligned());
        if (overTime)
            table.AddColumn(new TableColumn("over last value").RightAligned());
        table.AddColumn(new TableColumn("to the best").RightAligned())
            .AddColumn(new TableColumn("p").RightAligned())
            .AddColumn(new TableColumn("equal").RightAligned())
            .AddColumn("why");
        foreach (CandidateResult row in advice.Candidates)
            table.AddRow([.. Cells(outcome, row, overTime).Select(Markup.Escape)]);
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PaperWidth;
        console.Write(table);
        string last = overTime ? $", the last known value {ChoiceOutcome.Number(advice.LastValueScore!.Value)}" : "";
        Console.WriteLine($"  a constant answer has {advice.Metric} {ChoiceOutcome.Number(advice.ConstantScore)}{last}; to the best: difference with its 95 % interval;");
        Console.WriteLine("  p: chance of such a difference if there were none (Nadeau and Bengio, Holm); equal: probability that the difference is too small to matter");
    }

    private static IEnumerable<string> Cells(ChoiceOutcome outcome, CandidateResult row, bool overTime)
    {
        yield return row.Rank.ToString(CultureInfo.InvariantCulture);
        yield return row.Spec;
        yield return ChoiceOutcome.Number(row.Score);
        yield return row.Skill.ToString("P1", CultureInfo.InvariantCulture);
        if (overTime)
            yield return row.SkillOverLastValue?.ToString("P1", CultureInfo.InvariantCulture) ?? "";
        yield return ChoiceOutcome.DifferenceOf(row);
        yield return ChoiceOutcome.P(row.PValue);
        yield return ChoiceOutcome.Percent(row.PracticallyEqual);
        yield return outcome.WhyOf(row);
    }
}
