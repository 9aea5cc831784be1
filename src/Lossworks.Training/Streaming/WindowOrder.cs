namespace Lossworks.Training;

/// <summary>Runs of rows in random order, some of them side by side in a window, whose rows are in random order; the next window is read meanwhile.</summary>
/// <remarks>
/// A disk that is asked for single rows delivers a thousandth of what it could. A batch draws from all over its window, which holds a random sample of
/// runs, so that only rows that lie in the same few thousand stay together for a pass; where files are sorted, by date or by class, a window still mixes some
/// thirty places of it. How little a full shuffle adds to that is shown by Xu et al. (2022), doi:10.1145/3514221.3526150.
/// </remarks>
internal sealed class WindowOrder : BatchOrder
{
    private const int RunBytes = 1 << 17, RunsPerWindow = 32;

    private readonly RowStore _store;
    private readonly int _batchSize, _runRows;
    private readonly int[] _order;
    private int[] _runs;
    private RowWindow _window, _ahead;
    private Task _reading = Task.CompletedTask;
    private int _nextRun, _next;

    internal WindowOrder(RowStore store, int batchSize)
    {
        (_store, _batchSize) = (store, batchSize);
        int rowBytes = sizeof(double) + (store.Columns * (store.Kind == FeatureKind.Single ? sizeof(float) : sizeof(double)));
        // A batch comes from one window, however large it is.
        long runRows = Math.Max(RunBytes / rowBytes, (batchSize + RunsPerWindow - 1) / RunsPerWindow);
        _runRows = (int)Math.Min(store.Rows, Math.Max(1, runRows));
        _runs = [.. Enumerable.Range(0, checked((int)((store.Rows + _runRows - 1) / _runRows)))];
        int capacity = (int)Math.Min(store.Rows, (long)_runRows * RunsPerWindow);
        (_window, _ahead, _order) = (new(store, capacity), new(store, capacity), new int[capacity]);
    }

    internal override void Begin(Xoshiro256 random)
    {
        Random = random;
        random.Shuffle(_runs);
        (_nextRun, _next) = (0, 0);
        _window.Clear();
        ReadAhead();
    }

    internal override bool Next(out RowBlock batch)
    {
        if (_next == _window.Filled)
            Turn();
        int count = Math.Min(_batchSize, _window.Filled - _next);
        batch = count > 0 ? _window.Gather(_order.AsSpan(_next, count)) : default;
        _next += count;
        return count > 0;
    }

    internal override void Save(BinaryWriter writer) => Numbers.Write(writer, _runs);

    internal override void Load(BinaryReader reader) => _runs = Numbers.ReadInts(reader);

    private Xoshiro256 Random { get; set; } = null!;

    /// <summary>The window that was read meanwhile becomes the one that batches come from.</summary>
    private void Turn()
    {
        _reading.GetAwaiter().GetResult();
        (_window, _ahead) = (_ahead, _window);
        ReadAhead();
        _next = 0;
        Span<int> order = _order.AsSpan(0, _window.Filled);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Random.Shuffle(order);
    }

    private void ReadAhead()
    {
        int first = _nextRun, count = Math.Min(RunsPerWindow, _runs.Length - first);
        _nextRun += count;
        RowWindow into = _ahead;
        into.Clear();
        _reading = count == 0 ? Task.CompletedTask : Task.Run(() => Fill(into, _runs.AsSpan(first, count)));
    }

    private void Fill(RowWindow window, ReadOnlySpan<int> runs)
    {
        foreach (int run in runs)
        {
            long start = (long)run * _runRows;
            window.Add(_store, start, (int)Math.Min(_runRows, _store.Rows - start));
        }
    }
}
