namespace Lossworks.Tuning;

/// <summary>A density over configurations: kernels around observations, and a prior that is nearly even over the space, each with a weight.</summary>
/// <remarks>
/// A kernel draws one parameter after another, from the first on, as far as they exist given the earlier ones; so its density is a product over the
/// parameters that exist, and sums to 1 over a space with conditions, too. Not for several threads at once.
/// </remarks>
internal sealed class ParzenEstimator
{
    // Kernels that add less than this part, exp(-40), to the largest one do not show in a double.
    private const double Negligible = 40;

    private readonly SearchSpace _space;
    private readonly Kernels[] _kernels;
    private readonly double[] _logWeights, _cumulative, _sums;

    /// <param name="space">What is searched.</param>
    /// <param name="points">The observations.</param>
    /// <param name="weights">Of each observation. The prior has weight 1.</param>
    /// <param name="width">The width of the kernels of a number, from the coordinates of the observations.</param>
    internal ParzenEstimator(SearchSpace space, Configuration[] points, double[] weights, Func<double[], double> width)
    {
        _space = space;
        _kernels = [.. space.Parameters.Select((p, i) => KernelsOf(p, [.. points.Select(x => x.Values[i])], width))];
        (_logWeights, _cumulative, _sums) = (new double[points.Length + 1], new double[points.Length + 1], new double[points.Length + 1]);
        double total = weights.Sum() + 1, sum = 0;
        for (int i = 0; i < _sums.Length; i++)
        {
            double weight = (i < weights.Length ? weights[i] : 1) / total;
            _logWeights[i] = Math.Log(weight);
            _cumulative[i] = sum += weight;
        }
    }

    /// <summary>Of the good trials.</summary>
    internal static ParzenEstimator OfGood(SearchSpace space, TpeSplit split) =>
        new(space, split.Good, split.Weights, units => Bandwidths.OfGood(units, split.Weights, space.Parameters.Length, split.Share));

    /// <summary>Of the bad trials.</summary>
    internal static ParzenEstimator OfBad(SearchSpace space, TpeSplit split) =>
        new(space, split.Bad, [.. split.Bad.Select(_ => 1.0)], units => Bandwidths.OfBad(units.Count(u => !double.IsNaN(u)), space.Parameters.Length));

    /// <summary>The logarithm of the density, in coordinates from 0 to 1, of the probability where a parameter is discrete.</summary>
    /// <param name="values">By position; NaN of parameters that do not exist.</param>
    internal double LogDensity(ReadOnlySpan<double> values)
    {
        _logWeights.CopyTo(_sums, 0);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
                _kernels[i].AddLogDensities(values[i], _sums);
        }

        double most = _sums[^1], sum = 0;
        foreach (double kernel in _sums)
            most = Math.Max(most, kernel);
        foreach (double kernel in _sums)
            sum += kernel > most - Negligible ? Math.Exp(kernel - most) : 0;
        return most + Math.Log(sum);
    }

    /// <summary>A configuration from the density, allowed or not.</summary>
    internal Configuration Draw(Xoshiro256 random)
    {
        double place = random.NextDouble() * _cumulative[^1];
        int kernel = Array.FindIndex(_cumulative, c => place < c);
        double[] values = new double[_kernels.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = _space.IsActive(i, values) ? _kernels[i].Draw(kernel, random) : double.NaN;
        return new(_space, values);
    }

    private static Kernels KernelsOf(SearchParameter parameter, double[] values, Func<double[], double> width)
    {
        if (parameter is CategoricalParameter choice)
            return new ChoiceKernels(values, choice.Choices.Length);
        double[] units = [.. values.Select(v => double.IsNaN(v) ? double.NaN : parameter.ToUnit(v))];
        return new NumberKernels(parameter, units, width(units));
    }
}
