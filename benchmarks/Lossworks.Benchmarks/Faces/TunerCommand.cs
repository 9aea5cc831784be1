using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lossworks.Benchmarks.Results;
using Lossworks.Benchmarks.Tuning;

namespace Lossworks.Benchmarks.Faces;

/// <summary><c>./bench tuner</c>: samplers beside Optuna's.</summary>
internal static class TunerCommand
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static Command Create()
    {
        Option<string[]> only = CommandLine.Only();
        Option<string> contenders = new("--contenders") { Description = "only these samplers, with commas between them: " + string.Join(',', Labels) };
        Option<int?> seeds = new("--seeds") { Description = "how many runs of each sampler on each function, at least 2; by default 20, and 10 of those that take long" };
        Option<bool> quick = new("--quick") { Description = "a part of it in about two minutes" }, json = CommandLine.Json(), save = CommandLine.Save();
        Command command = new(
            "tuner",
            "Samplers beside Optuna's: the same functions, the same number of evaluations, several seeds. Example: ./bench tuner --only branin --contenders random,tpe")
        {
            only, contenders, seeds, quick, json, save,
        };
        command.SetAction(parsed =>
        {
            TunerChoice choice = new() { Only = parsed.GetValue(only) ?? [], Seeds = parsed.GetValue(seeds), Quick = parsed.GetValue(quick) };
            if (!CommandLine.TrySplit(parsed.GetValue(contenders), "--contenders", Labels, out string[] names)
                || !CommandLine.AreKnown(choice.Only, "--only", TunerBench.Names))
            {
                return CommandLine.Wrong;
            }

            if (choice.Seeds < 2)
            {
                CommandLine.Tell($"error: --seeds: {choice.Seeds} says nothing about noise: at least 2.");
                return CommandLine.Wrong;
            }

            return Run(choice with { Contenders = names }, parsed.GetValue(json), parsed.GetValue(save));
        });
        return command;
    }

    private static IEnumerable<string> Labels => TunerContender.All.Select(c => c.Label);

    private static int Run(TunerChoice choice, bool json, bool save)
    {
        using OptunaPool pool = new(TunerContender.All.Any(c => !c.IsOurs && choice.Wants(c)), CommandLine.Tell);
        TunerBench bench = new(choice, pool, CommandLine.Tell);
        List<TunerFigure> figures = [];
        foreach (List<TunerFigure> function in bench.Functions())
        {
            figures.AddRange(function);
            if (!json)
                TunerText.Print(function);
        }

        TunerFindings findings = new(figures, TunerVerdict.Of(figures), [.. bench.LongStudies()], [.. bench.Scaling()]);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(WithGoals(findings), s_format));
        else
            TunerText.Print(findings);
        if (save)
            CommandLine.Tell("written: " + Results(choice, pool, findings).Save());
        return CommandLine.Done;
    }

    private static object WithGoals(TunerFindings findings) => new
    {
        findings.Figures,
        findings.Verdicts,
        findings.Speeds,
        findings.Workers,
        Goals = TunerGoal.All.Select(g => (Goal: g, Measured: g.Measure(findings)))
            .Select(x => new { x.Goal.What, x.Goal.Bound, x.Goal.AtLeast, x.Measured, Met = x.Measured is { } measured ? x.Goal.IsMetBy(measured) : (bool?)null }),
    };

    private static ResultsFile Results(TunerChoice choice, OptunaPool pool, TunerFindings findings)
    {
        string command = $"./bench tuner{string.Concat(choice.Only.Select(o => $" --only \"{o}\""))}"
            + (choice.Contenders.Length > 0 ? $" --contenders \"{string.Join(',', choice.Contenders)}\"" : "")
            + (choice.Seeds is { } seeds ? string.Create(CultureInfo.InvariantCulture, $" --seeds {seeds}") : "")
            + (choice.Quick ? " --quick" : "") + " --save";
        return new(ResultsFile.Samplers, ResultsFile.Today, command, Machine.This(), pool.Versions, []) { Tuner = findings };
    }
}
