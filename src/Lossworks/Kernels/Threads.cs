namespace Lossworks.Kernels;

/// <summary>How many threads a call uses.</summary>
internal static class Threads
{
    /// <summary>From so many elements on a call takes more threads. Where two are faster than one was measured (`./bench`, lines x2).</summary>
    internal const int SmallestParallelLength = 1 << 17;

    /// <summary>The number of threads for so many elements: what the caller asked for, or by size where it left 0.</summary>
    internal static int For(long elements, int asked) =>
        asked > 0 ? asked : elements < SmallestParallelLength ? 1 : Environment.ProcessorCount;
}
