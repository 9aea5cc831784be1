namespace Lossworks.Reports;

/// <summary>A named value of a <see cref="BarPlot"/>.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The length of the bar; when NaN or infinite, only the name is shown.</param>
public sealed record Bar(string Name, double Value);
