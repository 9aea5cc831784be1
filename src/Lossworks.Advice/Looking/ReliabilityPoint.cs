namespace Lossworks.Advice;

/// <summary>A place of a reliability curve.</summary>
/// <param name="Forecast">What is said.</param>
/// <param name="Recalibrated">What is true there.</param>
/// <param name="Low">The lower end of the band.</param>
/// <param name="High">The upper end of the band.</param>
public readonly record struct ReliabilityPoint(double Forecast, double Recalibrated, double Low, double High);
