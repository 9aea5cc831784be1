using Lossworks.Benchmarks.Measuring;
using Lossworks.Benchmarks.Results;

namespace Lossworks.Benchmarks.Pages;

/// <summary>Every goal, and whether it is met.</summary>
internal static class GoalTable
{
    internal static string Of(ResultsFile results)
    {
        List<(Timing Timing, Goal Goal)> all = [.. results.Timings.Select(t => (t, Goal.Of(t))).Where(x => x.Item2 is not null).Select(x => (x.t, x.Item2!))];
        string table = Markdown.Table(
            ["what", "goal", "at least", "ratio", "", "again"],
            all.OrderBy(x => x.Goal.IsMetBy(x.Timing)).Select(x => Row(x.Timing, x.Goal)));
        return $"{all.Count(x => x.Goal.IsMetBy(x.Timing))} of {all.Count} goals are met; those that are not come first.\n\n{table}";
    }

    private static string[] Row(Timing x, Goal goal) =>
    [
        $"{x.Name}, {Markdown.Size(x.Size)}, {x.Threads} thread{(x.Threads == 1 ? "" : "s")}", goal.Reason, Markdown.Digits(goal.AtLeast), Markdown.Ratio(x),
        goal.IsMetBy(x) ? "met" : "**missed**", $"`./bench --only \"{x.Name}\" --peers \"{x.Peer}\"`",
    ];
}
