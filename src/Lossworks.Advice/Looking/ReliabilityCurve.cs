namespace Lossworks.Advice;

/// <summary>What is true on average where a forecast says something, by isotonic regression, with the band in which it would lie by chance if the forecast were right.</summary>
/// <remarks>Dimitriadis, Gneiting and Jordan (2021), doi:10.1073/pnas.2016191118; Gneiting and Resin (2023), doi:10.1214/23-EJS2180.</remarks>
public sealed record ReliabilityCurve
{
    /// <summary>What is forecast: the probability of a class, the mean, a quantile.</summary>
    public required string What { get; init; }

    /// <summary>By rising forecast.</summary>
    public required IReadOnlyList<ReliabilityPoint> Points { get; init; }

    /// <summary>The share of right forecasts whose curve lies in the band at a place.</summary>
    public required double BandLevel { get; init; }

    /// <summary>The share of rows, by weight, whose forecast lies where the curve leaves the band.</summary>
    public required double OutsideShare { get; init; }

    /// <summary>How often a right forecast looks as wrong as this one, by chance.</summary>
    public required double PValue { get; init; }
}
