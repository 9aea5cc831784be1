namespace Lossworks.Kernels;

/// <summary>How far values lie above their mean under shares: a_k - sum_j s_j a_j, right also where one class has nearly all of the share.</summary>
/// <param name="top">The value of the class with the largest share.</param>
/// <param name="complement">1 less that share.</param>
/// <param name="others">sum of s_j a_j over all the others.</param>
internal readonly struct Deviations(double top, double complement, double others)
{
    /// <summary>Of the class with the largest share: (1 - s) a - sum over the others.</summary>
    private readonly double _ofTop = (complement * top) - others;

    /// <summary>Of the class that has this value.</summary>
    internal double Of(double value) => (value - top) + _ofTop;
}
