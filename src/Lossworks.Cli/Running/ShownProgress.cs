using System.Diagnostics;
using Spectre.Console;

namespace Lossworks.Cli.Running;

/// <summary>Shows long work on standard error: a bar on a terminal, plain lines now and then otherwise.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
internal sealed class ShownProgress<TProgress>
{
    private const long FirstLine = 2000, BetweenLines = 5000;

    /// <summary>What is done, before anything was reported.</summary>
    internal required string Doing { get; init; }

    /// <summary>A line of text, after so much time.</summary>
    internal required Func<TProgress, TimeSpan, string> Line { get; init; }

    /// <summary>What stands beside the bar.</summary>
    internal required Func<TProgress, string> Label { get; init; }

    /// <summary>How much of the work is done, from 0 to 1.</summary>
    internal required Func<TProgress, double> Share { get; init; }

    /// <summary>The columns of the bar.</summary>
    internal required ProgressColumn[] Columns { get; init; }

    internal T Around<T>(bool quiet, Func<IProgress<TProgress>?, T> work)
    {
        if (quiet)
            return work(null);
        if (Console.IsErrorRedirected)
            return work(new Lines(this));
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Columns(Columns).Start(context => work(new Bar(this, context.AddTask(Doing, maxValue: 1))));
    }

    private sealed class Bar(ShownProgress<TProgress> shown, ProgressTask bar) : IProgress<TProgress>
    {
        public void Report(TProgress value)
        {
            bar.Value = Math.Max(bar.Value, shown.Share(value));
            bar.Description = Markup.Escape(shown.Label(value));
        }
    }

    private sealed class Lines(ShownProgress<TProgress> shown) : IProgress<TProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _next = FirstLine;

        public void Report(TProgress value)
        {
            long now = _watch.ElapsedMilliseconds, next = Interlocked.Read(ref _next);
            if (now >= next && Interlocked.CompareExchange(ref _next, now + BetweenLines, next) == next)
                Console.Error.WriteLine(shown.Line(value, _watch.Elapsed));
        }
    }
}
