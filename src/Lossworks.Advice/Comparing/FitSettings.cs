using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>How every candidate is trained: the same budget for all.</summary>
internal static class FitSettings
{
    /// <summary>Penalties tried on an inner split, as shares of the loss's own curvature.</summary>
    internal static IReadOnlyList<double> PenaltyShares { get; } = [1e-4, 1e-3, 1e-2, 1e-1];

    /// <summary>Good for five digits of any metric, at a fraction of the steps of a final fit.</summary>
    private const double Tolerance = 1e-6;

    private const int Steps = 200;

    internal static TrainingOptions With(double penalty) => new() { L2 = penalty, Tolerance = Tolerance, Steps = Steps };
}
