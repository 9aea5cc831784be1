using System.Diagnostics;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>How many more trials per second several workers do than one, where a trial waits and does not compute.</summary>
/// <param name="Objective">How long a trial takes.</param>
/// <param name="Workers">How many.</param>
/// <param name="OnePerSecond">Trials per second of one worker.</param>
/// <param name="ManyPerSecond">Trials per second of all of them.</param>
internal sealed record WorkerScaling(string Objective, int Workers, double OnePerSecond, double ManyPerSecond)
{
    internal const string Even = "50 ms", Uneven = "25 to 75 ms";

    private const int Many = 8;

    /// <summary>How many times as many trials per second.</summary>
    public double Ratio => TunerFigure.Rounded(ManyPerSecond / OnePerSecond);

    /// <summary>The same study twice: eight trials under way at most, whoever does them.</summary>
    internal static WorkerScaling Measure(string objective, Func<Sampler> make, int trials) =>
        new(objective, Many, PerSecond(objective, make(), 1, trials), PerSecond(objective, make(), Many, trials));

    private static double PerSecond(string objective, Sampler sampler, int workers, int trials)
    {
        SearchSpace space = new(Enumerable.Range(1, 6).Select(i => new RealParameter($"x{i}", 0, 1)));
        using Study study = Study.Open(new MemoryStudyStore(), "sleep", new() { Space = space, Sampler = sampler, Batch = Many });
        long start = Stopwatch.GetTimestamp();
        study.Run((trial, _) =>
        {
            Thread.Sleep(objective == Even ? 50 : 25 + (int)(trial.Seed % 51));
            return trial.Configuration.Number("x1");
        }, new() { Trials = trials, Workers = workers });
        return TunerFigure.Rounded(trials / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
