namespace Lossworks.Tuning;

/// <summary>What a study searches and how. All of it but the lease, the attempts and the worker's name is the study's for good.</summary>
public sealed record StudyOptions
{
    /// <summary>What is searched.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>Which values are good.</summary>
    public Direction Direction { get; init; }

    /// <summary>Chooses what to try next.</summary>
    public required Sampler Sampler { get; init; }

    /// <summary>Stops trials that do badly; by default none.</summary>
    public Pruner Pruner { get; init; } = new NoPruner();

    /// <summary>Of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// How many trials may be under way at once, at least 1: trial n is chosen knowing the results of the trials up to n - Batch, and what the others try. So
    /// the trials depend on this number, and not on how many workers there are.
    /// </summary>
    public int Batch { get; init; } = 1;

    /// <summary>Anything that must be the same whenever the study is opened: which data, which metric. Kept with the study.</summary>
    public string Subject { get; init; } = "";

    /// <summary>How long a worker may be silent before its trial is taken up by another. Workers are heard of four times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a trial is begun before it counts as one that kills its workers, and has failed.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The name of this worker for people.</summary>
    public string Worker { get; init; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    internal void Check()
    {
        if (Batch < 1)
            throw new TuningException($"Batch cannot be {Batch}: at least 1 trial is under way.");
        if (Attempts < 1)
            throw new TuningException($"Attempts cannot be {Attempts}: a trial is begun at least once.");
        if (Lease < TimeSpan.FromMilliseconds(100))
            throw new TuningException($"Lease cannot be {Lease.TotalSeconds} s: give a worker at least a tenth of a second to be heard of.");
    }
}
