namespace Lossworks.Advice;

/// <summary>What the loss to take leaves unexplained, on rows that it did not learn from: target less prediction.</summary>
public sealed record ResidualLook
{
    /// <summary>Predictions of some rows, spread evenly over all.</summary>
    public required IReadOnlyList<double> Predictions { get; init; }

    /// <summary>The residuals of the same rows.</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>How many rows there are in all.</summary>
    public required int Rows { get; init; }

    /// <summary>The median of all residuals.</summary>
    public required double Median { get; init; }

    /// <summary>Half of the width of the middle half of the residuals in each fifth of the rows, by rising prediction.</summary>
    public required IReadOnlyList<double> SpreadByFifth { get; init; }

    /// <summary>The share of residuals further from the median than 3.5 robust standard deviations.</summary>
    public required double FarShare { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
