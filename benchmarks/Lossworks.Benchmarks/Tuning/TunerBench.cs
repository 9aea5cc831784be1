using System.Collections.Concurrent;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Tuning.Functions;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>All functions, everybody, several seeds each; then long studies and workers.</summary>
internal sealed class TunerBench(TunerChoice choice, OptunaPool pool, Action<string> tell)
{
    /// <summary>The parts beside the functions.</summary>
    internal const string Long = "long-study", Workers = "workers";

    private static readonly int[] s_checkpoints = [25, 35, 50, 100, 200];

    private static readonly string[] s_longContenders =
        [TunerContender.Tpe, TunerContender.GaussianProcess, TunerContender.OptunaTpe, TunerContender.OptunaGroupedTpe];

    private readonly TunerContender[] _contenders = [.. TunerContender.All.Where(c => choice.Wants(c) && c.IsThere(pool))];

    internal static IEnumerable<string> Names => [.. TestFunctions.All.Select(f => f.Name), Long, Workers];

    /// <summary>The figures of one function after another.</summary>
    internal IEnumerable<List<TunerFigure>> Functions()
    {
        foreach ((string name, Func<TestFunction> _) in TestFunctions.All.Where(f => choice.WantsPart(f.Name)))
        {
            tell($"minimizing: {name}");
            yield return Measure(TestFunctions.Of(name));
        }
    }

    /// <summary>Processor seconds of long studies, each alone.</summary>
    internal IEnumerable<TunerSpeed> LongStudies()
    {
        if (!choice.WantsPart(Long))
            yield break;
        TestFunction function = TestFunctions.Of(TestFunctions.Hartmann6);
        int trials = choice.Quick ? 100 : 500;
        foreach (TunerContender contender in _contenders.Where(c => s_longContenders.Contains(c.Label)))
        {
            tell($"a study of {trials} trials: {contender.Label}");
            if (Try(function, contender, seed: 1, trials) is { } run)
                yield return new(contender.Label, trials, TunerFigure.Rounded(run.Seconds[^1]));
        }
    }

    /// <summary>Eight workers beside one.</summary>
    internal IEnumerable<WorkerScaling> Scaling()
    {
        if (!choice.WantsPart(Workers))
            yield break;
        foreach (string objective in (string[])[WorkerScaling.Even, WorkerScaling.Uneven])
        {
            tell($"workers: trials of {objective}");
            yield return WorkerScaling.Measure(objective, () => new TpeSampler(), trials: choice.Quick ? 80 : 160);
        }
    }

    /// <summary>The first seed of everybody alone, for its time; then all others, as many at once as there are cores.</summary>
    private List<TunerFigure> Measure(TestFunction function)
    {
        TunerContender[] here = [.. _contenders.Where(c => c.Takes(function))];
        int evaluations = choice.EvaluationsOf(function.Evaluations);
        ConcurrentBag<TunerRun> runs = [];
        foreach (TunerContender contender in here)
        {
            if (Try(function, contender, seed: 1, evaluations) is { } first)
                runs.Add(first);
        }

        string[] able = [.. runs.Select(r => r.Contender)];
        // Those that take long begin first, so that no core waits for a last one.
        var rest = here.Where(c => able.Contains(c.Label)).OrderByDescending(c => c.IsHeavy)
            .SelectMany(c => Enumerable.Range(2, choice.SeedsOfEach - 1).Select(seed => (Contender: c, Seed: seed)));
        Parallel.ForEach(
            Partitioner.Create(rest, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            one =>
            {
                if (Try(function, one.Contender, one.Seed, evaluations) is { } run)
                    runs.Add(run);
            });
        return Figures(function, [.. runs], [.. here.Select(c => c.Label)], evaluations);
    }

    private static List<TunerFigure> Figures(TestFunction function, TunerRun[] runs, string[] contenders, int evaluations)
    {
        double optimum = function.Optimum ?? runs.Min(r => r.Values[^1]);
        List<TunerFigure> figures = [];
        foreach (string contender in contenders)
        {
            TunerRun[] ofOne = [.. runs.Where(r => r.Contender == contender).OrderBy(r => r.Seed)];
            if (ofOne.Length == 0)
                continue;
            figures.AddRange(s_checkpoints.Where(n => n <= evaluations).Select(n => TunerFigure.Of(
                function.Name, contender, n, [.. ofOne.Select(r => r.Values[n - 1] - optimum)], function.Target, ofOne[0].Seconds[n - 1])));
        }

        return figures;
    }

    /// <summary>A run; none where it fails, which is told.</summary>
    private TunerRun? Try(TestFunction function, TunerContender contender, int seed, int evaluations)
    {
        try
        {
            return TunerRun.Of(function, contender, seed, pool, evaluations);
        }
        catch (Exception e) when (e is TuningException or PeerException)
        {
            tell($"left out: {contender.Label} on {function.Name}, seed {seed}: {e.Message}");
            return null;
        }
    }
}
