using System.Globalization;
using System.Text;
using Lossworks.Benchmarks.Faces;
using Lossworks.Benchmarks.Results;
using Lossworks.Benchmarks.Tuning;
using Lossworks.Benchmarks.Tuning.Functions;

namespace Lossworks.Benchmarks.Pages;

/// <summary>Samplers beside Optuna's: a table per function, and what comes of all of them.</summary>
internal static class TuningTables
{
    /// <summary>Every goal, and whether it is met.</summary>
    internal static string Goals(TunerFindings found)
    {
        int met = TunerGoal.All.Count(g => TunerText.GoalOutcome(g, found) == "met");
        return $"{met} of {TunerGoal.All.Count} goals are met.\n\n" + Markdown.Table(["what", "goal", "asked for", "measured", ""], TunerGoal.All.Select(g => Row(g, found)));
    }

    /// <summary>A line per sampler, a column per number of evaluations.</summary>
    internal static string Functions(TunerFindings found)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, TunerFigure> function in found.Figures.GroupBy(f => f.Function))
        {
            int[] checkpoints = [.. function.Select(f => f.Evaluations).Distinct()];
            text.Append($"\n### {function.Key}\n\n{Says(function.Key)}. `./bench tuner --only {function.Key}`\n\n");
            text.Append(Markdown.Table(
                ["", .. checkpoints.Select(n => Text($"after {n}")), "median", "found", "runs", "sampler"],
                function.GroupBy(f => f.Contender).Select(line => Row([.. line]))));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Ours beside each of Optuna's, function by function.</summary>
    internal static string Verdicts(TunerFindings found) => Markdown.Table(
        ["function", "after", "ours", "peer", "our mean regret", "peer's", "p, worse", "by Holm", ""],
        found.Verdicts.Select(v => new[]
        {
            v.Function, Text($"{v.Evaluations}"), v.Contender, v.Peer, TunerText.Digits(v.Mean), TunerText.Digits(v.PeerMean), Text($"{v.WorseP:G2}"), Text($"{v.WorseHolm:G2}"),
            v.IsWorse ? "**worse**" : v.IsBetter ? "better" : "no difference",
        }));

    /// <summary>Long studies, and workers.</summary>
    internal static string Time(TunerFindings found)
    {
        IEnumerable<string[]> studies = found.Speeds.Select(s => new[] { s.Contender, Text($"{s.Trials}"), TunerText.Seconds(s.SamplerSeconds) });
        IEnumerable<string[]> workers = found.Workers.Select(w => new[]
        {
            w.Objective, Text($"{w.Workers}"), TunerText.Digits(w.OnePerSecond), TunerText.Digits(w.ManyPerSecond), Text($"{w.Ratio:F2}"),
        });
        return Markdown.Table(["sampler", "trials", "seconds of the processor"], studies) + "\n"
            + Markdown.Table(["a trial takes", "workers", "trials per second of one", "of all", "ratio"], workers);
    }

    private static string[] Row(TunerGoal goal, TunerFindings found) =>
    [
        goal.What, goal.Reason, TunerText.Bound(goal), TunerText.Measured(goal, found), TunerText.GoalOutcome(goal, found) is "MISSED" ? "**missed**" : TunerText.GoalOutcome(goal, found),
    ];

    private static IEnumerable<string> Row(TunerFigure[] line)
    {
        TunerFigure last = line[^1];
        return
        [
            line[0].Contender, .. line.Select(TunerText.Regret), TunerText.Digits(last.Median), TunerText.Share(last.Found), Text($"{last.Runs}"),
            TunerText.Seconds(last.SamplerSeconds),
        ];
    }

    private static string Says(string function)
    {
        string says = TestFunctions.All.FirstOrDefault(f => f.Name == function) is { Make: { } make } ? make().Says : function;
        return char.ToUpperInvariant(says[0]) + says[1..];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
