using Lossworks.Training;

namespace Lossworks.Advice.Comparing;

/// <summary>How every candidate is trained: the same budget for all.</summary>
internal static class FitSettings
{
    /// <summary>Good for five digits of any metric, at a fraction of the steps of a final fit.</summary>
    private const double Tolerance = 1e-6;

    private const int Steps = 200;

    /// <summary>Good for telling settings apart: what is chosen is fitted again to the end.</summary>
    internal static TrainingOptions Roughly(TrainingOptions options) => options with { Tolerance = Math.Max(options.Tolerance, 1e-4), Steps = Math.Min(options.Steps, 60) };

    /// <summary>One thread per fit: fits run side by side.</summary>
    internal static TrainingOptions With(double penalty) => new() { L2 = penalty, Tolerance = Tolerance, Steps = Steps, Threads = 1 };
}
