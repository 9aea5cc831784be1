namespace Lossworks.Tuning;

/// <summary>How long a study runs, and with how many workers.</summary>
public sealed record RunOptions
{
    /// <summary>How many trials the study has in the end, those of other workers and of earlier runs included; null as many as there are.</summary>
    public int? Trials { get; init; }

    /// <summary>For how long trials are begun; null for as long as there are any.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many threads try things side by side. The trials do not depend on it; more than <see cref="StudyOptions.Batch"/> have nothing to do.</summary>
    public int Workers { get; init; } = 1;
}
