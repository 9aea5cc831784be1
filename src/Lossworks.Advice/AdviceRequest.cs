using Lossworks.Data;

namespace Lossworks.Advice;

/// <summary>What to advise on.</summary>
public sealed record AdviceRequest
{
    /// <summary>The data.</summary>
    public required Table Table { get; init; }

    /// <summary>The column to predict.</summary>
    public required string Target { get; init; }

    /// <summary>What is wanted; null infers it from the target, the costs and the roles of columns.</summary>
    public Want? Want { get; init; }

    /// <summary>The metric by name; null takes the one consistent with what is wanted.</summary>
    public string? Metric { get; init; }

    /// <summary>What mistakes cost; null where nobody says.</summary>
    public Costs? Costs { get; init; }

    /// <summary>Columns that are no features: weight, exposure, group, time.</summary>
    public ColumnRoles Roles { get; init; } = ColumnRoles.None;

    /// <summary>The losses to compare; empty shortlists by the data, and <c>all</c> alone takes every loss of the catalogue that fits.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>Where those losses are looked up.</summary>
    public LossCatalogue Catalogue { get; init; } = LossCatalogue.BuiltIn;

    /// <summary>Columns that are not used.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Folds of the cross-validation.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How often the cross-validation is repeated with new folds; over time there is one order only.</summary>
    public int Repeats { get; init; } = 2;

    /// <summary>How many settings (own parameters and penalty) each loss may try inside each fold.</summary>
    public int Trials { get; init; } = 8;

    /// <summary>Of the folds and of the searches.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; 0 takes all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
