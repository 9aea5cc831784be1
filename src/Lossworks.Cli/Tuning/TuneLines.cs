using System.Diagnostics;
using Lossworks.Advice;
using Lossworks.Cli.Commands;
using Lossworks.Tuning;
using Spectre.Console;

namespace Lossworks.Cli.Tuning;

/// <summary>Shows a search on standard error: a bar with the best so far and the time left on a terminal, plain lines now and then otherwise.</summary>
internal static class TuneLines
{
    internal static T Around<T>(bool quiet, Func<IProgress<TuneProgress>?, T> work)
    {
        if (quiet)
            return work(null);
        if (Console.IsErrorRedirected)
            return work(new Lines());
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn())
            .Start(context => work(new Bar(context.AddTask("searching"))));
    }

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

    private static string Text(TimeSpan time) => time.TotalSeconds < 100 ? $"{time.TotalSeconds:0} s" : time.TotalMinutes < 100 ? $"{time.TotalMinutes:0} min" : $"{time.TotalHours:0} h";

    private sealed class Bar(ProgressTask bar) : IProgress<TuneProgress>
    {
        public void Report(TuneProgress value)
        {
            double share = value.Study.Total is { } total and > 0 ? Math.Min(1.0, value.Study.Done / (double)total)
                : value.Study.Left is { } left ? value.Study.Elapsed / (value.Study.Elapsed + left + TimeSpan.FromTicks(1)) : 0;
            bar.MaxValue = value.Searches;
            bar.Value = Math.Max(bar.Value, value.Finished + share);
            bar.Description = Markup.Escape(Line(value));
        }
    }

    private sealed class Lines : IProgress<TuneProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _next = 2000;

        public void Report(TuneProgress value)
        {
            long now = _watch.ElapsedMilliseconds, next = Interlocked.Read(ref _next);
            if (now < next || Interlocked.CompareExchange(ref _next, now + 5000, next) != next)
                return;
            Console.Error.WriteLine(Line(value));
        }
    }
}
