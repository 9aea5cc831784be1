using System.Diagnostics;
using System.Globalization;
using Lossworks.Cli.Terminal;
using Lossworks.Training;
using Spectre.Console;

namespace Lossworks.Cli.Running;

/// <summary>Shows a descent on standard error: a live curve on a terminal, plain lines now and then otherwise.</summary>
internal sealed class StepLines(bool live) : IProgress<TrainingStep>
{
    private readonly List<double> _losses = [];
    private readonly Stopwatch _sinceDrawn = Stopwatch.StartNew();
    private int _next = 1;

    public void Report(TrainingStep step)
    {
        _losses.Add(step.Loss);
        if (live)
            Draw(step);
        else if (step.Step >= _next)
        {
            Console.Error.WriteLine(Line(step));
            // 1, 2, 5, 10, 20, 50...: enough to see how it goes, few enough to read.
            while (_next <= step.Step)
                _next = _next.ToString(CultureInfo.InvariantCulture)[0] == '2' ? _next * 5 / 2 : _next * 2;
        }
    }

    /// <summary>Runs the fit with a live display where there is a terminal.</summary>
    internal static T Around<T>(bool quiet, Func<IProgress<TrainingStep>?, T> fit)
    {
        if (quiet)
            return fit(null);
        if (Console.IsErrorRedirected)
            return fit(new StepLines(live: false));
        T? result = default;
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        console.Live(new Text("")).Start(context =>
        {
            StepLines lines = new(live: true) { _context = context };
            result = fit(lines);
            lines.Flush();
        });
        return result!;
    }

    private LiveDisplayContext? _context;

    private TrainingStep _last;

    private void Draw(TrainingStep step)
    {
        _last = step;
        if (_sinceDrawn.ElapsedMilliseconds < 100)
            return;
        _sinceDrawn.Restart();
        Flush();
    }

    private void Flush()
    {
        if (_losses.Count == 0)
            return;
        double lowest = _losses.Where(double.IsFinite).DefaultIfEmpty(0).Min();
        double At(double x) => _losses[(int)Math.Clamp(x, 0, _losses.Count - 1)] - lowest;

        // The lowest itself has no logarithm: it is drawn at the height of the next lowest, or its spike would flatten the rest.
        double floor = _losses.Where(l => l > lowest).DefaultIfEmpty(lowest + 1).Min() - lowest;
        IEnumerable<string> curve = Curve.Draw(x => Math.Log10(Math.Max(At(x), floor)), 0, Math.Max(1, _losses.Count - 1));
        _context?.UpdateTarget(new Text($"log10 of the loss above its lowest, by step\n{string.Join("\n", curve)}\n{Line(_last)}"));
        _context?.Refresh();
    }

    private static string Line(TrainingStep step) => string.Create(
        CultureInfo.InvariantCulture,
        $"step {step.Step,5}  loss {step.Loss:G8}  gradient {step.GradientNorm:E2}  rate {step.Rate:G3}  {step.Elapsed.TotalSeconds:0.0} s");
}
