namespace Lossworks.Advice.Looking;

/// <summary>Runs jobs on several threads. Each writes its own place, so that what comes out does not depend on how many there are.</summary>
internal sealed class SideBySide(int threads, CancellationToken stop)
{
    internal CancellationToken Stop => stop;

    internal void Run(int jobs, Action<int> job)
    {
        try
        {
            Parallel.For(0, jobs, new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = stop }, job);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions is [var only, ..])
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        }
    }
}
