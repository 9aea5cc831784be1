using Lossworks.Data;
using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>What to tune, on which data, how, and where the trials are kept.</summary>
public sealed record TuneRequest
{
    /// <summary>The data.</summary>
    public required Table Table { get; init; }

    /// <summary>The column to predict.</summary>
    public required string Target { get; init; }

    /// <summary>The loss, with what is open in it.</summary>
    public required SearchSpec Loss { get; init; }

    /// <summary>Where losses are looked up.</summary>
    public LossCatalogue Catalogue { get; init; } = LossCatalogue.BuiltIn;

    /// <summary>How models are trained, given or open.</summary>
    public TrainingSearch Training { get; init; } = new();

    /// <summary>What is wanted; null infers it from the target.</summary>
    public Want? Want { get; init; }

    /// <summary>The metric by name; null takes the one consistent with what is wanted.</summary>
    public string? Metric { get; init; }

    /// <summary>What mistakes cost; null where nobody says.</summary>
    public Costs? Costs { get; init; }

    /// <summary>Columns that are no features: weight, exposure, group, time.</summary>
    public ColumnRoles Roles { get; init; } = ColumnRoles.None;

    /// <summary>Columns that are not used.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Folds by which a trial is judged.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How often they are dealt anew.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>
    /// Folds around the whole search: each is searched without its test part, on which the best is then judged. 0 leaves that out: then there is no score that
    /// the search has not seen.
    /// </summary>
    public int OuterFolds { get; init; } = 3;

    /// <summary>Of the folds and of the search.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How to search; several take the best of all.</summary>
    public required IReadOnlyList<SearchMethod> Methods { get; init; }

    /// <summary>Stops trials that do badly.</summary>
    public Pruner Pruner { get; init; } = new NoPruner();

    /// <summary>Trials of each search; null goes on until the time is over or nothing is left to try.</summary>
    public int? Trials { get; init; }

    /// <summary>For how long; every search gets an equal part of what is left.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many trials may be under way at once: the result depends on it, and not on the number of workers.</summary>
    public int Batch { get; init; } = 4;

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How long a worker may be silent before its trial is taken up by another.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether trials that failed before are tried again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Where the trials are kept.</summary>
    public required IStudyStore Store { get; init; }

    /// <summary>The name of the study there; those of the outer folds have it before theirs.</summary>
    public required string Study { get; init; }

    /// <summary>What the study is about: all that must be the same when it is gone on with.</summary>
    public string Subject { get; init; } = "";
}
