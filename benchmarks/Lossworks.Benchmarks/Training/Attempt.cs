namespace Lossworks.Benchmarks.Training;

/// <summary>One fit: at which tolerance, how long it took, and what its model costs.</summary>
internal sealed record Attempt(double Tolerance, double Seconds, double Objective);
