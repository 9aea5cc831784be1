namespace Lossworks.Advice;

/// <summary>Columns that are no features: what they are for. None is used unless it is named.</summary>
public sealed record ColumnRoles
{
    /// <summary>No column has a role.</summary>
    public static ColumnRoles None { get; } = new();

    /// <summary>How much a row counts, in training and in the metric: not negative.</summary>
    public string? Weight { get; init; }

    /// <summary>
    /// What a count is counted over (years insured, kilometers, people): above 0. The target is divided by it and the row weighs by it, so that what is learned is a
    /// rate; with a Poisson loss that is the same as an offset of log exposure.
    /// </summary>
    public string? Exposure { get; init; }

    /// <summary>Rows of one group (a customer, a patient, a house) are never in both the training and the test part.</summary>
    public string? Group { get; init; }

    /// <summary>The moment of a row: a model is only ever tested on rows later than those it learned from.</summary>
    public string? Time { get; init; }

    /// <summary>
    /// With <see cref="Time"/>: how many rows ahead the target lies of what is known. 0 takes it from the same row; 1 learns the next row's target from this
    /// row, its present target included.
    /// </summary>
    public int Ahead { get; init; }

    /// <summary>The columns that are no features because of their role.</summary>
    internal IEnumerable<string> Aside => new[] { Weight, Exposure, Group, Time }.OfType<string>().Distinct();
}
