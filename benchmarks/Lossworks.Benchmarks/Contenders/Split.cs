namespace Lossworks.Benchmarks.Contenders;

/// <summary>The same pass on several threads, each over its share.</summary>
internal static class Split
{
    /// <summary>Below so many elements per thread, starting one costs more than it brings: a limit does without.</summary>
    private const int FewestPerThread = 1 << 14;

    internal static Action Over(int length, int threads, Action<int, int> pass)
    {
        int parts = Math.Max(1, Math.Min(threads, length / FewestPerThread));
        if (parts == 1)
            return () => pass(0, length);
        Action<int> part = i => pass((int)((long)length * i / parts), (int)((long)length * (i + 1) / parts));
        return () => Parallel.For(0, parts, part);
    }
}
