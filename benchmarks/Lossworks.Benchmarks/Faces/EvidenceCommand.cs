using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lossworks.Benchmarks.Evidence;
using Lossworks.Benchmarks.Evidence.Problems;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Faces;

/// <summary><c>./bench evidence</c>: whether the advice of <c>loss choose</c> is right.</summary>
internal static class EvidenceCommand
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static Command Create()
    {
        Option<string> only = new("--only") { Description = "only these problems, with commas between them" };
        Option<int?> seeds = new("--seeds") { Description = "how many samples of each problem and size, at least 2; by default 10; six times as many where nothing is better than anything" };
        Option<bool> quick = new("--quick") { Description = "a part of it in about a minute" }, json = CommandLine.Json(), save = CommandLine.Save();
        Command command = new("evidence", "Whether the advice of 'loss choose' is right: on made problems of which the best loss is known. Example: ./bench evidence --only gaussian,counts")
        {
            only, seeds, quick, json, save,
        };
        command.SetAction(parsed =>
        {
            if (!CommandLine.TrySplit(parsed.GetValue(only), "--only", AllProblems.Names, out string[] names))
                return CommandLine.Wrong;
            EvidenceChoice choice = new() { Only = names, Seeds = parsed.GetValue(seeds), Quick = parsed.GetValue(quick) };
            if (choice.Seeds < 2)
            {
                CommandLine.Tell($"error: --seeds: {choice.Seeds} says nothing about chance: at least 2.");
                return CommandLine.Wrong;
            }

            return Run(choice, parsed.GetValue(json), parsed.GetValue(save));
        });
        return command;
    }

    private static int Run(EvidenceChoice choice, bool json, bool save)
    {
        EvidenceFindings findings = new EvidenceBench(choice, CommandLine.Tell).Run();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(WithGoals(findings), s_format));
        else
            EvidenceText.Print(findings);
        if (save)
            CommandLine.Tell("written: " + Results(choice, findings).Save());
        return CommandLine.Done;
    }

    private static object WithGoals(EvidenceFindings findings) => new
    {
        findings.Figures,
        findings.Nulls,
        findings.Failures,
        findings.Runs,
        Goals = EvidenceGoal.All.Select(g => (Goal: g, Measured: g.Measure(findings)))
            .Select(x => new { x.Goal.What, x.Goal.Bound, x.Goal.AtLeast, Measured = x.Measured?.Value, Met = x.Measured is { } m ? x.Goal.IsMetBy(m.Value) : (bool?)null }),
    };

    private static ResultsFile Results(EvidenceChoice choice, EvidenceFindings findings)
    {
        string command = "./bench evidence"
            + (choice.Only.Length > 0 ? $" --only {string.Join(',', choice.Only)}" : "")
            + (choice.Seeds is { } seeds ? string.Create(CultureInfo.InvariantCulture, $" --seeds {seeds}") : "")
            + (choice.Quick ? " --quick" : "") + " --save";
        return new(ResultsFile.Advice, ResultsFile.Today, command, Machine.This(), new Dictionary<string, string>(), []) { Evidence = findings };
    }
}
