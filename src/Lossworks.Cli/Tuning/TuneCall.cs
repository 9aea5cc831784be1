namespace Lossworks.Cli.Tuning;

/// <summary>What one process was asked for beside what the tuning is about.</summary>
internal sealed record TuneCall
{
    internal required string Study { get; init; }

    internal string? Name { get; init; }

    internal bool Join { get; init; }

    internal bool RetryFailed { get; init; }

    internal string? Data { get; init; }

    internal int? Trials { get; init; }

    internal TimeSpan? Time { get; init; }

    internal int Workers { get; init; }

    internal required TimeSpan Lease { get; init; }

    internal required string Report { get; init; }

    internal string? Losses { get; init; }

    internal bool Json { get; init; }
}
