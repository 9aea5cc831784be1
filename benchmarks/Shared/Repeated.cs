using System.Diagnostics;

namespace Lossworks.Benchmarks;

/// <summary>The timing loop.</summary>
internal static class Repeated
{
    /// <summary>Nanoseconds per call, over so many calls.</summary>
    internal static double Nanoseconds(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }
}
