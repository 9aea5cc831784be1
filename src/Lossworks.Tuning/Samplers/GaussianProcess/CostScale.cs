namespace Lossworks.Tuning;

/// <summary>Costs on a scale that suits a Gaussian process: mean 0, variance 1, and those above the median by their logarithm.</summary>
/// <remarks>
/// A search for the least cost has no use for how bad bad ones are, and a few that are huge would leave the good ones no room: costs are pressed together
/// above the median, and kept in proportion below it. Snoek et al. (2014), arXiv:1402.0929, and Cowen-Rivers et al. (2022), doi:10.1613/jair.1.13643, say why
/// a scale matters; on Branin's function the power transform of the latter did worse than none here, and this one better.
/// </remarks>
internal sealed class CostScale
{
    /// <summary>
    /// Costs above the median count in units of their deviation, but of no more than this times the distance from the least to the upper quartile.
    /// </summary>
    private const double WidestUnit = 10;

    // Of costs so large that their squares overflow: everything is divided by the largest first.
    private readonly double _size, _median, _unit = 1, _mean, _deviation = 1;

    /// <summary>The scale of these costs.</summary>
    /// <param name="costs">At least one, finite.</param>
    internal CostScale(IReadOnlyCollection<double> costs)
    {
        _size = costs.Max(Math.Abs);
        if (_size == 0)
            _size = 1;
        double[] sorted = [.. costs.Select(c => c / _size).Order()];
        _median = sorted[sorted.Length / 2];
        double deviation = Deviation(sorted, sorted.Average()), below = WidestUnit * (sorted[3 * sorted.Length / 4] - sorted[0]);
        _unit = below > 0 ? Math.Min(deviation, below) : deviation;
        // Equal but for rounding: nothing tells one from the other.
        if (!(deviation > 1e-14))
        {
            _unit = 1;
            return;
        }

        double[] pressed = [.. costs.Select(Press)];
        _mean = pressed.Average();
        _deviation = Deviation(pressed, _mean);
    }

    /// <summary>The cost on the scale.</summary>
    internal double Of(double cost) => (Press(cost) - _mean) / _deviation;

    private double Press(double cost)
    {
        double distance = ((cost / _size) - _median) / _unit;
        return distance > 0 ? Math.Log(1 + distance) : distance;
    }

    private static double Deviation(double[] values, double mean) => Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
}
