namespace Lossworks.Tuning;

/// <summary>What a sampler knows when it chooses a trial.</summary>
public sealed record SamplingContext
{
    /// <summary>What is searched.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>The number of the trial to choose, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Of this trial alone: made from the seed of the study and the number.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Of the whole study: for what all its trials share.</summary>
    public required ulong StudySeed { get; init; }

    /// <summary>The trials that have ended and that this choice may know, by number.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>What is being tried, by number: chosen before this one, and not known yet.</summary>
    public required IReadOnlyList<Configuration> Pending { get; init; }

    /// <summary>The numbers of the trials that are being tried, in the order of <see cref="Pending"/>.</summary>
    public IReadOnlyList<int> PendingNumbers { get; init; } = [];
}
