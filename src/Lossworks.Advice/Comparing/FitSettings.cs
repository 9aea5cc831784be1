using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>How every candidate is trained: the same budget for all.</summary>
internal static class FitSettings
{
    /// <summary>Good for five digits of any metric, at a fraction of the steps of a final fit.</summary>
    private const double Tolerance = 1e-6;

    private const int Steps = 200;

    /// <summary>One thread per fit: fits run side by side.</summary>
    internal static TrainingOptions With(double penalty) => new() { L2 = penalty, Tolerance = Tolerance, Steps = Steps, Threads = 1 };
}
