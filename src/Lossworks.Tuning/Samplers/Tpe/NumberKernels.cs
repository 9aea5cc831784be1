namespace Lossworks.Tuning;

/// <summary>Kernels of a number: normal distributions in its coordinate from 0 to 1, cut off at both ends; of a discrete one, their mass over each value's share.</summary>
internal sealed class NumberKernels : Kernels
{
    // The prior: nearly even, with a little more in the middle, where the owner of a range mostly expects the best.
    private const double PriorMean = 0.5, PriorSigma = 1;

    private readonly SearchParameter _parameter;
    private readonly double[] _means, _sigmas, _logInside, _logScales;
    // Values of discrete numbers come again and again, and their masses take long.
    private readonly Dictionary<double, double[]> _masses = [];

    /// <param name="parameter">A real or whole number.</param>
    /// <param name="units">The coordinate of each observation; NaN where the parameter does not exist.</param>
    /// <param name="sigma">The standard deviation of their kernels, in coordinates.</param>
    internal NumberKernels(SearchParameter parameter, double[] units, double sigma)
    {
        _parameter = parameter;
        _means = [.. units.Select(u => double.IsNaN(u) ? PriorMean : u), PriorMean];
        _sigmas = [.. units.Select(u => double.IsNaN(u) ? PriorSigma : sigma), PriorSigma];
        _logInside = [.. _means.Zip(_sigmas, TruncatedNormal.LogInside)];
        _logScales = [.. _logInside.Zip(_sigmas, (inside, s) => NormalTail.HalfLogTwoPi + Math.Log(s) + inside)];
    }

    internal override void AddLogDensities(double value, Span<double> sums)
    {
        if (_parameter.Count is null)
            AddLogDensitiesAt(_parameter.ToUnit(value), sums);
        else
            AddLogMasses(value, sums);
    }

    internal override double Draw(int kernel, Xoshiro256 random) => _parameter.FromUnit(TruncatedNormal.Draw(_means[kernel], _sigmas[kernel], random));

    private void AddLogDensitiesAt(double unit, Span<double> sums)
    {
        for (int i = 0; i < _means.Length; i++)
        {
            double z = (unit - _means[i]) / _sigmas[i];
            sums[i] -= (0.5 * z * z) + _logScales[i];
        }
    }

    private void AddLogMasses(double value, Span<double> sums)
    {
        if (!_masses.TryGetValue(value, out double[]? masses))
            _masses.Add(value, masses = LogMasses(value));
        for (int i = 0; i < masses.Length; i++)
            sums[i] += masses[i];
    }

    private double[] LogMasses(double value)
    {
        (double low, double high) = _parameter.ShareOf(value);
        double[] masses = new double[_means.Length];
        for (int i = 0; i < masses.Length; i++)
            masses[i] = TruncatedNormal.LogInterval((low - _means[i]) / _sigmas[i], (high - _means[i]) / _sigmas[i]) - _logInside[i];
        return masses;
    }
}
