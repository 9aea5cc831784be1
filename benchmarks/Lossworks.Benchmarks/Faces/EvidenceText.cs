using Lossworks.Benchmarks.Evidence;
using Lossworks.Benchmarks.Evidence.Problems;
using Lossworks.Benchmarks.Results;
using static Lossworks.Benchmarks.Evidence.EvidenceNumbers;

namespace Lossworks.Benchmarks.Faces;

/// <summary>What there is to say of advice, for people.</summary>
internal static class EvidenceText
{
    internal static void Print(EvidenceFindings found)
    {
        Console.WriteLine($"\n{"problem",-22}{"rows",6}{"listed",8}{"first",8}{"three",8}{"winner",8}{"wrong",7}{"regret",10}{string.Concat(FixedRules.Names.Select(r => $"{r,10}"))}{"seconds",9}  theory  as good as the best; what was taken");
        foreach (EvidenceFigure f in found.Figures)
            Print(f);
        foreach (NullFigure n in found.Nulls)
            Console.WriteLine($"{n.Problem,-24}{n.Rows,6} rows: {Of(n.FalseWinners)} false winners");
        foreach (string failure in found.Failures)
            Console.WriteLine("no advice: " + failure);
        Console.WriteLine();
        foreach (EvidenceGoal goal in EvidenceGoal.All)
            Console.WriteLine($"{Outcome(goal, found),-12} {goal.What}: {Measured(goal, found)}, asked for {Bound(goal)}");
    }

    internal static string Bound(EvidenceGoal goal) => goal.Bound == 0 ? "at most 0" : $"{(goal.AtLeast ? "at least" : "at most")} {Percent(goal.Bound)}";

    internal static string Measured(EvidenceGoal goal, EvidenceFindings found) =>
        goal.Measure(found) is { } m ? Percent(m.Value) + (m.Says.Length > 0 ? $" ({m.Says})" : "") : "";

    /// <summary>Met, or by how much not.</summary>
    internal static string Outcome(EvidenceGoal goal, EvidenceFindings found) => goal.Measure(found) switch
    {
        null => "not measured",
        { } m when goal.IsMetBy(m.Value) => "met",
        { } m => $"MISSED by {Percent(Math.Abs(m.Value - goal.Bound))}",
    };

    /// <summary>Where there is nothing to choose, no choice is a hit.</summary>
    private static string Hits(EvidenceFigure f, Share share) => AllProblems.Of(f.Problem).IsNull ? "" : Of(share);

    private static void Print(EvidenceFigure f)
    {
        string rules = string.Concat(f.Rules.Select(r => $"{Percent(r.Regret.Mean),10}"));
        string theory = f.Standing.TheoryHolds switch { true => "holds", false => "fails", null => "" };
        string good = string.Join(", ", f.Standing.Losses.Where(l => f.Standing.IsGood(l.Family)).Select(l => l.Family));
        string taken = string.Join(", ", f.Takes.Select(t => $"{t.Value} x {t.Key}"));
        Console.WriteLine(
            $"{f.Problem,-22}{f.Rows,6}{Hits(f, f.Shortlisted),8}{Hits(f, f.First),8}{Hits(f, f.Three),8}{Of(f.Winners),8}{Of(f.WrongWinners),7}{Percent(f.Regret.Mean),10}{rules}{Seconds(f.Seconds),9}  {theory,-6}  {good}; {taken}");
    }
}
