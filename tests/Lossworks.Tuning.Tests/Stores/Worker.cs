using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>A process that works on a study of random configurations, and the lines that it says.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly ManualResetEventSlim _said = new();

    private Worker(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        // What one has to do takes less time than to compile it well.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The program.</summary>
    internal static string Program { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("Lossworks.Tuning.Tests", "Lossworks.Tuning.Worker", StringComparison.Ordinal), "Lossworks.Tuning.Worker");

    internal IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The trials whose end it said.</summary>
    internal IEnumerable<int> Finished => Numbers("finished ");

    internal static Worker Start(WorkerTask task) => new(new(Program, task.Arguments));

    /// <summary>Started by another program, which is given the command line at its end.</summary>
    internal static Worker StartBy(string program, IEnumerable<string> before, WorkerTask task) => new(new(program, [.. before, Program, .. task.Arguments]));

    /// <summary>Waits until it has said something.</summary>
    internal void WaitUntil(Func<IReadOnlyCollection<string>, bool> said)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!said(_lines))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2) && !_process.HasExited, $"the worker did not come so far: {this}");
            _said.Reset();
            _said.Wait(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>SIGKILL: no line of its own code runs any more.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    internal int WaitForEnd()
    {
        Assert.True(_process.WaitForExit(180_000), $"the worker did not end: {this}");
        // Until its last lines are read as well.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public override string ToString() => string.Join(" | ", _lines.TakeLast(20));

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _said.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        _said.Set();
    }

    private IEnumerable<int> Numbers(string word) =>
        _lines.Where(l => l.StartsWith(word, StringComparison.Ordinal)).Select(l => int.Parse(l[word.Length..], CultureInfo.InvariantCulture));
}

/// <summary>What a worker does.</summary>
internal sealed record WorkerTask(string Store, int Trials)
{
    private static readonly SearchSpace s_space = new([new RealParameter("x", -10, 10), new IntegerParameter("depth", 1, 8)]);

    internal int Sleep { get; init; }

    internal int Batch { get; init; } = 8;

    internal int Lease { get; init; } = 60_000;

    internal string? Gate { get; init; }

    internal IEnumerable<string> Arguments =>
        [.. new[] { Store, "s", $"{Trials}", $"{Sleep}", "7", $"{Batch}", $"{Lease}" }.Concat(Gate is null ? [] : [Gate])];

    /// <summary>The trials of the same study, undisturbed in the memory of one process.</summary>
    internal IEnumerable<(int, string, double?)> Undisturbed()
    {
        using MemoryStudyStore store = new();
        using Study study = Study.Open(store, "s", Options);
        study.Run(
            (trial, _) => Math.Pow(trial.Configuration.Number("x"), 2) + trial.Configuration.Whole("depth"), new() { Trials = Trials },
            stop: TestContext.Current.CancellationToken);
        return [.. study.Trials.Select(Facts)];
    }

    /// <summary>The trials that the store has.</summary>
    internal static IReadOnlyList<Trial> TrialsOf(IStudyStore store, WorkerTask task)
    {
        using Study study = Study.Open(store, "s", task.Options);
        return study.Trials;
    }

    internal static (int, string, double?) Facts(Trial trial) => (trial.Number, trial.Configuration.ToJson(), trial.Value);

    private StudyOptions Options => new() { Space = s_space, Sampler = new RandomSampler(), Seed = 7, Batch = Batch };
}
