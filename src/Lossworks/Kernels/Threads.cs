namespace Lossworks.Kernels;

/// <summary>How many threads a call uses.</summary>
internal static class Threads
{
    /// <summary>Below this a second thread costs more than it brings; `./bench` measures two threads against one.</summary>
    internal const int SmallestParallelLength = 1 << 18;

    /// <summary>The number of threads for so many elements: what the caller asked for, or by size where it left 0.</summary>
    internal static int ForElements(int count, int asked) =>
        asked > 0 ? asked : count < SmallestParallelLength ? 1 : Environment.ProcessorCount;
}
