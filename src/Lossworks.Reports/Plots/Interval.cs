namespace Lossworks.Reports;

/// <summary>A named value with the range in which it lies.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Mean">The value; when NaN or infinite, only the name is shown.</param>
/// <param name="Low">The lower end of the range.</param>
/// <param name="High">The upper end of the range.</param>
public sealed record Interval(string Name, double Mean, double Low, double High);
