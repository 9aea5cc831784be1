namespace Lossworks.Advice;

/// <summary>A metric and what came out.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Score">What came out.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
public sealed record MetricScore(string Metric, double Score, bool HigherIsBetter);
