namespace Lossworks.Tuning;

/// <summary>A trial as CMA-ES learns from it.</summary>
/// <param name="Coordinates">In the cube or around it; of discrete numbers, the middle of those of the value.</param>
/// <param name="IsOwn">Whether the distribution that learns drew it.</param>
/// <param name="HasFailed">Whether nothing is known of it but that.</param>
internal readonly record struct CmaEsPoint(double[] Coordinates, bool IsOwn, bool HasFailed);
