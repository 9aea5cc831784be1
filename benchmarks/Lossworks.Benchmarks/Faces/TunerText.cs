using System.Globalization;
using Lossworks.Benchmarks.Results;
using Lossworks.Benchmarks.Tuning;

namespace Lossworks.Benchmarks.Faces;

/// <summary>What a tuner found, for people.</summary>
internal static class TunerText
{
    /// <summary>One function: a line per sampler.</summary>
    internal static void Print(List<TunerFigure> function)
    {
        if (function.Count == 0)
            return;
        int[] checkpoints = [.. function.Select(f => f.Evaluations).Distinct()];
        Console.WriteLine($"\n{function[0].Function}: mean regret ± its standard error after so many evaluations");
        Console.WriteLine($"  {"",-24}{string.Concat(checkpoints.Select(n => $"{n,22}"))}   found  runs  sampler");
        foreach (IGrouping<string, TunerFigure> line in function.GroupBy(f => f.Contender))
        {
            TunerFigure last = line.Last();
            string cells = string.Concat(line.Select(f => $"{Regret(f),22}"));
            Console.WriteLine($"  {line.Key,-24}{cells}{Share(last.Found),8}{last.Runs,6}  {Seconds(last.SamplerSeconds)}");
        }
    }

    /// <summary>What comes of all of it together.</summary>
    internal static void Print(TunerFindings found)
    {
        Console.WriteLine();
        foreach (TunerVerdict v in found.Verdicts)
            Console.WriteLine($"{v.Contender} and {v.Peer} on {v.Function} after {v.Evaluations}: {Outcome(v)}");
        foreach (TunerSpeed s in found.Speeds)
            Console.WriteLine($"{s.Contender}: {Seconds(s.SamplerSeconds)} of the processor for {s.Trials} trials on six parameters");
        foreach (WorkerScaling w in found.Workers)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{w.Workers} workers, trials of {w.Objective}: {w.Ratio:F2} times as many per second as one"));
        Console.WriteLine();
        foreach (TunerGoal goal in TunerGoal.All.Where(g => g.Measure(found) is not null))
            Console.WriteLine($"{GoalOutcome(goal, found),-6} {goal.What}: {Measured(goal, found)}, asked for {Bound(goal)}: {goal.Reason}");
    }

    internal static string Regret(TunerFigure f) => $"{Digits(f.Mean)} ± {Digits(f.StandardError)}";

    internal static string Digits(double x) => x == 0 ? "0" : x.ToString(Math.Abs(x) switch { < 1e-3 => "0.0e0", < 999.5 => "G3", _ => "N0" }, CultureInfo.InvariantCulture);

    internal static string Share(double x) => x.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    internal static string Seconds(double x) => $"{Digits(x)} s";

    internal static string Outcome(TunerVerdict v) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(v.IsWorse ? "worse" : v.IsBetter ? "better" : "no difference beyond the noise")} (worse p = {v.WorseP:G2}, by Holm {v.WorseHolm:G2}; better by Holm {v.BetterHolm:G2})");

    internal static string GoalOutcome(TunerGoal goal, TunerFindings found) =>
        goal.Measure(found) is { } measured ? goal.IsMetBy(measured) ? "met" : "MISSED" : "not measured";

    internal static string Measured(TunerGoal goal, TunerFindings found) => goal.Measure(found) is { } measured ? Digits(measured) : "";

    internal static string Bound(TunerGoal goal) => $"{(goal.AtLeast ? "at least" : "at most")} {Digits(goal.Bound)}";
}
