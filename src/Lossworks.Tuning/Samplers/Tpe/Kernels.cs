namespace Lossworks.Tuning;

/// <summary>Of one parameter: a kernel around what each observation tried, and the prior behind them as the last one.</summary>
/// <remarks>An observation in which the parameter does not exist knows nothing of it: its kernel is the prior.</remarks>
internal abstract class Kernels
{
    /// <summary>Adds to each kernel's sum its log-density at a value, or the log-probability of a discrete value.</summary>
    internal abstract void AddLogDensities(double value, Span<double> sums);

    /// <summary>A value from one of the kernels.</summary>
    internal abstract double Draw(int kernel, Xoshiro256 random);
}
