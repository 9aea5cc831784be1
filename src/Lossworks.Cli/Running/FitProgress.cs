using System.Diagnostics;
using Lossworks.Advice;
using Spectre.Console;

namespace Lossworks.Cli.Running;

/// <summary>Shows a comparison on standard error: a bar with the time left on a terminal, plain lines now and then otherwise.</summary>
internal static class FitProgress
{
    internal static T Around<T>(bool quiet, Func<IProgress<AdviceProgress>?, T> work)
    {
        if (quiet)
            return work(null);
        if (Console.IsErrorRedirected)
            return work(new Lines());
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("comparing");
                return work(new Bar(bar));
            });
    }

    private sealed class Bar(ProgressTask bar) : IProgress<AdviceProgress>
    {
        public void Report(AdviceProgress value)
        {
            bar.MaxValue = value.Total;
            bar.Value = Math.Max(bar.Value, value.Done);
            bar.Description = Markup.Escape(value.Doing.Length > 36 ? value.Doing[..35] + "…" : value.Doing);
        }
    }

    private sealed class Lines : IProgress<AdviceProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _next = 2000;

        public void Report(AdviceProgress value)
        {
            long now = _watch.ElapsedMilliseconds, next = Interlocked.Read(ref _next);
            if (now < next || Interlocked.CompareExchange(ref _next, now + 5000, next) != next)
                return;
            double left = now / 1000.0 * (value.Total - value.Done) / Math.Max(1, value.Done);
            Console.Error.WriteLine($"{value.Done} of {value.Total} fits, about {left:0} s left");
        }
    }
}
