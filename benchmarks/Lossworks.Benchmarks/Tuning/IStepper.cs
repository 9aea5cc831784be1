using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>Somebody's sampler in a study of its own, one trial after another.</summary>
internal interface IStepper : IDisposable
{
    /// <summary>Processor seconds so far in choosing and in taking results, storage included; those of the whole process where it runs.</summary>
    double Seconds { get; }

    /// <summary>What to try next; null where nothing is left.</summary>
    /// <param name="last">The value of what was tried last; null for the first.</param>
    Configuration? Next(double? last);
}
