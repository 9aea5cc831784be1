using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Lossworks.Training;

/// <summary>Passes over all rows of a store, by one thread or several; the bits of what is added up do not depend on how many.</summary>
internal sealed class Sweep
{
    /// <summary>From so many features on a second thread saves more than it costs.</summary>
    private const long SmallestParallel = 1 << 18;

    private readonly ConcurrentBag<RowBuffer> _buffers = [];
    private readonly int _threads;

    /// <param name="store">The rows.</param>
    /// <param name="threads">How many threads at most; 0 chooses by size.</param>
    internal Sweep(RowStore store, int threads) => (Store, _threads, All) = (store, threads, Blocks.Of(store));

    internal RowStore Store { get; }

    /// <summary>Every row.</summary>
    internal Blocks All { get; }

    /// <summary>The same over another store.</summary>
    internal Sweep On(RowStore store) => new(store, _threads);

    /// <summary>One pass over all rows.</summary>
    internal T Run<T>(Func<T> create)
        where T : Tally
        => Run(All, create);

    /// <summary>One pass over some rows.</summary>
    internal T Run<T>(Blocks blocks, Func<T> create)
        where T : Tally
    {
        int threads = Math.Min(blocks.Chunks, ThreadsFor(blocks));
        Merger<T> merger = new(create);
        if (threads <= 1)
        {
            Work(blocks, merger);
            return merger.Total;
        }

        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Work(blocks, merger));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return merger.Total;
    }

    private int ThreadsFor(Blocks blocks) =>
        _threads > 0 ? _threads : blocks.Rows * Math.Max(1, Store.Columns) < SmallestParallel ? 1 : Environment.ProcessorCount;

    private void Work<T>(Blocks blocks, Merger<T> merger)
        where T : Tally
    {
        RowBuffer buffer = _buffers.TryTake(out RowBuffer? used) ? used : new();
        while (merger.Take(blocks.Chunks) is { } chunk)
        {
            T tally = merger.Fresh();
            long end = Math.Min(blocks.Count, (chunk + 1) * blocks.PerChunk);
            for (long block = chunk * blocks.PerChunk; block < end; block++)
            {
                long start = blocks.StartOf(block);
                tally.Add(Store.Read(start, blocks.CountOf(block), buffer), start);
            }

            merger.Put(chunk, tally);
        }

        _buffers.Add(buffer);
    }

    /// <summary>Hands chunks out in order, and merges their tallies in order, whoever has counted them.</summary>
    private sealed class Merger<T>(Func<T> create)
        where T : Tally
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<int, T> _waiting = [];
        private readonly Stack<T> _free = [];
        private int _next, _merged;
        private T? _total;

        internal T Total => _total!;

        internal int? Take(int chunks)
        {
            lock (_lock)
                return _next < chunks ? _next++ : null;
        }

        internal T Fresh()
        {
            lock (_lock)
            {
                if (_free.TryPop(out T? used))
                    return used;
            }

            return create();
        }

        internal void Put(int chunk, T tally)
        {
            lock (_lock)
            {
                _waiting.Add(chunk, tally);
                while (_waiting.Remove(_merged, out T? ready))
                {
                    _merged++;
                    if (_total is null)
                    {
                        _total = ready;
                        continue;
                    }

                    _total.Merge(ready);
                    ready.Reset();
                    _free.Push(ready);
                }
            }
        }
    }
}
