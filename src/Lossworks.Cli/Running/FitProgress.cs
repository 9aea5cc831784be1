using Lossworks.Advice;
using Spectre.Console;

namespace Lossworks.Cli.Running;

/// <summary>Shows a comparison: how many fits are done, and the time left.</summary>
internal static class FitProgress
{
    private const int LongestLabel = 36;

    private static readonly ShownProgress<AdviceProgress> s_shown = new()
    {
        Doing = "comparing",
        Line = (value, elapsed) =>
        {
            double left = elapsed.TotalSeconds * (value.Total - value.Done) / Math.Max(1, value.Done);
            return $"{value.Done} of {value.Total} fits, about {left:0} s left";
        },
        Label = value => value.Doing.Length > LongestLabel ? value.Doing[..(LongestLabel - 1)] + "…" : value.Doing,
        Share = value => value.Done / (double)Math.Max(1, value.Total),
        Columns = [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()],
    };

    internal static T Around<T>(bool quiet, Func<IProgress<AdviceProgress>?, T> work) => s_shown.Around(quiet, work);
}
