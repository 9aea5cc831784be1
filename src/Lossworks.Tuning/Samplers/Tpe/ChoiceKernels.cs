namespace Lossworks.Tuning;

/// <summary>Kernels of a choice: the seen one most of the time, and any one with what is left (Aitchison and Aitken 1976, doi:10.1093/biomet/63.3.413).</summary>
internal sealed class ChoiceKernels : Kernels
{
    private readonly double[] _seen;
    private readonly int _count;
    private readonly double _any, _logSeen, _logOther, _logEven;

    /// <param name="seen">The position of the choice of each observation; NaN where the parameter does not exist.</param>
    /// <param name="count">How many choices there are.</param>
    internal ChoiceKernels(double[] seen, int count)
    {
        // Every choice counts as seen a small part of once by every kernel: together once, whatever the number of kernels.
        double once = count / (seen.Length + 1.0);
        (_seen, _count, _any) = (seen, count, once / (1 + once));
        (_logSeen, _logOther, _logEven) = (Math.Log(1 - _any + (_any / count)), Math.Log(_any / count), -Math.Log(count));
    }

    internal override void AddLogDensities(double value, Span<double> sums)
    {
        for (int i = 0; i < _seen.Length; i++)
            sums[i] += double.IsNaN(_seen[i]) ? _logEven : _seen[i] == value ? _logSeen : _logOther;
        sums[_seen.Length] += _logEven;
    }

    internal override double Draw(int kernel, Xoshiro256 random) =>
        kernel < _seen.Length && !double.IsNaN(_seen[kernel]) && random.NextDouble() >= _any ? _seen[kernel] : random.Below(_count);
}
