using Lossworks.Advice;
using Lossworks.Cli.Choosing;
using Lossworks.Cli.Running;
using Lossworks.Tuning;
using Spectre.Console;

namespace Lossworks.Cli.Tuning;

/// <summary>Shows a search: how many trials are done, the best so far, and the time left.</summary>
internal static class TuneLines
{
    private static readonly ShownProgress<TuneProgress> s_shown = new()
    {
        Doing = "searching",
        Line = (value, _) => Line(value),
        Label = Line,
        Share = Share,
        Columns = [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn()],
    };

    internal static T Around<T>(bool quiet, Func<IProgress<TuneProgress>?, T> work) => s_shown.Around(quiet, work);

    /// <summary>As in <c>searching: 12 of 40 trials, best 0.123 by huber(delta=1.35), about 20 s left</c>.</summary>
    private static string Line(TuneProgress value)
    {
        StudyProgress study = value.Study;
        string of = study.Total is { } total ? $" of {total}" : "";
        string best = study.Best is { } trial ? $", best {ChoiceOutcome.Number(trial.Value!.Value)} by {value.BestSpec}" : "";
        string failed = study.Last is { State: TrialState.Failed } last ? $"; trial {last.Number} failed: {last.Reason} ({last.Configuration})" : "";
        string left = value.Left is { } time ? $", about {Text(time)} left" : "";
        return $"{value.Doing}: {study.Done}{of} trials{best}{left}{failed}";
    }

    /// <summary>Of all searches: those that are over, and the share of the one under way by trials or by time.</summary>
    private static double Share(TuneProgress value)
    {
        StudyProgress study = value.Study;
        double here = study.Total is { } total and > 0 ? Math.Min(1.0, study.Done / (double)total)
            : study.Left is { } left ? study.Elapsed / (study.Elapsed + left + TimeSpan.FromTicks(1)) : 0;
        return (value.Finished + here) / Math.Max(1, value.Searches);
    }

    private static string Text(TimeSpan time) => time.TotalSeconds < 100 ? $"{time.TotalSeconds:0} s" : time.TotalMinutes < 100 ? $"{time.TotalMinutes:0} min" : $"{time.TotalHours:0} h";
}
