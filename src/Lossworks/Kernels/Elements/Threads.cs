namespace Lossworks.Kernels;

/// <summary>How many threads a call uses.</summary>
internal static class Threads
{
    /// <summary>From here on a call takes more threads. Two were 1.4 to 1.6 times as fast as one here, from run to run (`./bench`, lines x2).</summary>
    internal const int SmallestParallelLength = 1 << 18;

    /// <summary>The number of threads for so many elements: what the caller asked for, or by size where it left 0.</summary>
    internal static int ForElements(int count, int asked) =>
        asked > 0 ? asked : count < SmallestParallelLength ? 1 : Environment.ProcessorCount;
}
