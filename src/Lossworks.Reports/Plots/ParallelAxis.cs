namespace Lossworks.Reports;

/// <summary>An axis of a <see cref="ParallelPlot"/>: a parameter of all trials.</summary>
/// <param name="Name">What stands below it.</param>
/// <param name="Values">One of each trial, in the same order on every axis; of categories, which one, from 0; NaN where a trial does not have it.</param>
public sealed record ParallelAxis(string Name, IReadOnlyList<double> Values)
{
    /// <summary>Whether it is logarithmic; values at or below zero count as missing.</summary>
    public bool Log { get; init; }

    /// <summary>The names of the categories, from top to bottom; none for numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
