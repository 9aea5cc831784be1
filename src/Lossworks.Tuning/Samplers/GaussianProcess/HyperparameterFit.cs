namespace Lossworks.Tuning;

/// <summary>The most plausible hyperparameters: those of the largest marginal likelihood times what is believed beforehand.</summary>
internal static class HyperparameterFit
{
    /// <summary>From so many samples on, the search begins where that of their first half ended, and not from places chosen beforehand.</summary>
    internal const int Many = 64;

    private const int Iterations = 50;
    private const double Tolerance = 1e-2;
    private const double LeastLength = 0.005, MostLength = 1e3, LeastScale = 1e-3, MostScale = 1e3, LeastNoise = 1e-6, MostNoise = 1;

    /// <summary>The best of searches from places that depend on the samples alone: the same samples give the same bits.</summary>
    internal static Hyperparameters Of(Samples samples)
    {
        Hyperparameters[] starts = samples.Count > Many ? [Of(samples.Take(samples.Count / 2))] : Starts(samples.Dimensions);
        return starts.Select(s => Improve(samples, s)).MinBy(f => f.Value).Parameters;
    }

    /// <summary>Minus the logarithm of likelihood times belief, with its gradient; NaN where there is none.</summary>
    internal static double Misfit(MarginalLikelihood likelihood, ReadOnlySpan<double> at, Span<double> gradient)
    {
        double sum = likelihood.Of(Hyperparameters.From(at), gradient);
        int scale = at.Length - 2, noise = at.Length - 1;
        for (int i = 0; i < at.Length; i++)
        {
            double slope;
            sum += i == scale ? Beliefs.OfScale(at[i], out slope) : i == noise ? Beliefs.OfNoise(at[i], out slope) : Beliefs.OfLength(at[i], out slope);
            gradient[i] = -(gradient[i] + slope);
        }

        return -sum;
    }

    /// <summary>Smooth and exact; rough and noisy.</summary>
    private static Hyperparameters[] Starts(int dimensions) =>
    [
        Hyperparameters.Equal(dimensions, 0.5 * Math.Sqrt(dimensions), 1, 1e-4),
        Hyperparameters.Equal(dimensions, 0.2, 1, 1e-2),
    ];

    private static (double Value, Hyperparameters Parameters) Improve(Samples samples, Hyperparameters start)
    {
        int dimensions = samples.Dimensions;
        MarginalLikelihood likelihood = new(samples);
        double[] point = start.ToArray();
        double[] low = Hyperparameters.Equal(dimensions, LeastLength, LeastScale, LeastNoise).ToArray();
        double[] high = Hyperparameters.Equal(dimensions, MostLength, MostScale, MostNoise).ToArray();
        double value = BoxMinimizer.Minimize((at, gradient) => Misfit(likelihood, at, gradient), point, low, high, Iterations, Tolerance);
        return (double.IsNaN(value) ? double.PositiveInfinity : value, Hyperparameters.From(point));
    }
}
