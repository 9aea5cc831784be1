using System.Diagnostics;

namespace Lossworks.Tests.Performance;

/// <summary>How many times as long as another one call takes, both in this process: the shortest of many short samples, taken in turn.</summary>
/// <remarks>
/// What else runs on the machine can only lengthen a sample, and samples are far shorter than a time slice: some of each are undisturbed on the busiest
/// machine, given time. So the race goes on until ours is within its bound, or time is up; code that got slower never comes within it.
/// </remarks>
internal static class Race
{
    private const int FewestTrials = 50;
    private const double SampleNanoseconds = 50_000;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(500), s_limit = TimeSpan.FromSeconds(20);

    /// <summary>Fails where ours takes more than so many times as long as the other.</summary>
    internal static void AtMost(double times, Action ours, Action other)
    {
        Assert.SkipWhen(IsDebugBuild, "a Debug build is not compiled for speed: ./test builds for Release");
        Warm(ours);
        Warm(other);
        int oursCalls = Calls(ours), otherCalls = Calls(other);
        double a = double.PositiveInfinity, b = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        for (int trial = 0; trial < FewestTrials || (a > times * b && Stopwatch.GetElapsedTime(start) < s_limit); trial++)
        {
            a = Math.Min(a, Nanoseconds(ours, oursCalls));
            b = Math.Min(b, Nanoseconds(other, otherCalls));
        }

        Assert.True(a <= times * b, $"{a:F1} ns against {b:F1} ns: {a / b:F1} times as long, at most {times} times allowed");
    }

    private static bool IsDebugBuild { get; } = typeof(Loss).Assembly.GetCustomAttributes(typeof(DebuggableAttribute), inherit: false)
        .Cast<DebuggableAttribute>().Any(d => d.IsJITOptimizerDisabled);

    /// <summary>Until the runtime has compiled for speed what is called often.</summary>
    private static void Warm(Action call)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp;)
            call();
    }

    private static int Calls(Action call)
    {
        double shortest = Enumerable.Range(0, 20).Min(_ => Nanoseconds(call, 10));
        return (int)Math.Clamp(SampleNanoseconds / shortest, 1, 100_000);
    }

    private static double Nanoseconds(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }
}
