using System.Runtime.ExceptionServices;

namespace Lossworks.Kernels;

/// <summary>
/// Work in numbered parts for several threads: whoever is free takes the next part. The caller begins at once and does whatever nobody else has
/// taken, so that a thread that wakes late, or never, costs nothing.
/// </summary>
internal abstract class SharedWork : IThreadPoolWorkItem
{
    private readonly int _parts;
    private ExceptionDispatchInfo? _failure;
    private int _next, _left;

    private protected SharedWork(int parts) => (_parts, _left) = (parts, parts);

    void IThreadPoolWorkItem.Execute() => TakeParts();

    /// <summary>Does all parts on at most so many threads, the caller's among them, and returns when the last is done.</summary>
    internal void Run(int threads)
    {
        for (int helper = 1; helper < Math.Min(threads, _parts); helper++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        TakeParts();
        SpinWait wait = default;
        while (Volatile.Read(ref _left) > 0)
            wait.SpinOnce();
        _failure?.Throw();
    }

    /// <summary>One part. Parts must not depend on each other.</summary>
    private protected abstract void Do(int part);

    private void TakeParts()
    {
        while (Interlocked.Increment(ref _next) - 1 is int part && part < _parts)
        {
            try
            {
                Do(part);
            }
            catch (Exception failure)
            {
                // The caller throws it; the first of several is as good as any.
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            }

            Interlocked.Decrement(ref _left);
        }
    }
}
