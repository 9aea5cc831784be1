using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>Ours: a study in memory, as a user has it.</summary>
internal sealed class OurStepper(Sampler sampler, SearchSpace space, int seed) : IStepper
{
    private readonly Study _study = Study.Open(new MemoryStudyStore(), "bench", new() { Space = space, Sampler = sampler, Seed = (ulong)seed });
    private ActiveTrial? _trial;

    public double Seconds { get; private set; }

    public Configuration? Next(double? last)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        if (last is { } value)
            _study.Tell(_trial!, value);
        _trial = _study.Ask();
        Seconds += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return _trial?.Configuration;
    }

    public void Dispose() => _study.Dispose();
}
