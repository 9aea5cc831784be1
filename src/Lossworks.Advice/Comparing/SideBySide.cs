using System.Collections.Concurrent;

namespace Lossworks.Advice.Comparing;

/// <summary>Runs jobs on several threads. Each writes its own place, so that what comes out does not depend on how many there are.</summary>
internal sealed class SideBySide(int threads, CancellationToken stop)
{
    internal CancellationToken Stop => stop;

    internal void Run(int jobs, Action<int> job)
    {
        try
        {
            // One at a time and in order: a range of them for each thread would hold all folds of a comparison in memory at once.
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, jobs), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = stop },
                job);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions is [var only, ..])
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        }
    }
}
