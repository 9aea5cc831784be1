namespace Lossworks.Advice;

/// <summary>Whether a ranking hangs on the score: the elementary scores of which all scores that are consistent for what is wanted are mixtures.</summary>
/// <remarks>Ehm, Gneiting, Jordan and Krueger (2016), doi:10.1111/rssb.12154.</remarks>
public sealed record MurphyDiagram
{
    /// <summary>What is forecast.</summary>
    public required string What { get; init; }

    /// <summary>The thresholds, rising.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>The losses looked at, the one to take first.</summary>
    public required IReadOnlyList<MurphyCurve> Curves { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
