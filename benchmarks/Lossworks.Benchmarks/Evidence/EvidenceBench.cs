using System.Collections.Concurrent;
using System.Globalization;
using Lossworks.Data;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>Advice on many samples of every problem, as many at once as there are cores; each with one thread, so that no number depends on it.</summary>
internal sealed class EvidenceBench(EvidenceChoice choice, Action<string> tell)
{
    internal EvidenceFindings Run()
    {
        List<Sample> samples = [.. Samples()];
        EvidenceRun?[] runs = new EvidenceRun?[samples.Count];
        ConcurrentBag<string> failures = [];
        Progress progress = new(samples, tell);
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, samples.Count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i =>
            {
                runs[i] = Try(samples[i], failures);
                progress.Done(samples[i], runs[i]);
            });
        return EvidenceFindings.Of([.. runs.OfType<EvidenceRun>()], [.. failures.Order(StringComparer.Ordinal)]);
    }

    private IEnumerable<Sample> Samples()
    {
        foreach (EvidenceProblem problem in choice.Problems)
        {
            Lazy<Table> fresh = new(() => problem.Law.Fresh(choice.FreshRows));
            foreach (int rows in choice.SizesOf(problem))
            {
                for (int seed = 1; seed <= choice.SeedsOf(problem); seed++)
                    yield return new(problem, rows, seed, fresh);
            }
        }
    }

    /// <summary>A sample on which there is no advice is told, and counted.</summary>
    private static EvidenceRun? Try(Sample sample, ConcurrentBag<string> failures)
    {
        try
        {
            return EvidenceRun.Of(sample.Problem, sample.Rows, sample.Seed, sample.Fresh);
        }
        catch (Exception e) when (e is LossException or DataException)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{sample.Problem.Name}, {sample.Rows} rows, seed {sample.Seed}: {e.Message}"));
            return null;
        }
    }

    private sealed record Sample(EvidenceProblem Problem, int Rows, int Seed, Lazy<Table> Fresh)
    {
        internal (string Problem, int Rows) Group => (Problem.Name, Rows);
    }

    /// <summary>Tells of each problem and size when its last sample is done.</summary>
    private sealed class Progress(List<Sample> samples, Action<string> tell)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<(string, int), int> _left = samples.CountBy(s => s.Group).ToDictionary();
        private readonly Dictionary<(string, int), double> _seconds = [];
        private int _done;

        internal void Done(Sample sample, EvidenceRun? run)
        {
            lock (_gate)
            {
                _done++;
                _seconds[sample.Group] = _seconds.GetValueOrDefault(sample.Group) + (run?.Seconds ?? 0);
                if (--_left[sample.Group] == 0)
                    tell(string.Create(CultureInfo.InvariantCulture, $"{_done} of {samples.Count} samples: {sample.Problem.Name}, {sample.Rows} rows, advice took {_seconds[sample.Group]:F1} s"));
            }
        }
    }
}
