namespace Lossworks.Tuning;

/// <summary>What a Gaussian process with a Matern kernel has to choose, each as a logarithm.</summary>
/// <param name="LogLengths">Of each coordinate: over which distance costs change.</param>
/// <param name="LogScale">The variance of costs about their mean.</param>
/// <param name="LogNoise">The variance of the noise.</param>
internal sealed record Hyperparameters(double[] LogLengths, double LogScale, double LogNoise)
{
    /// <summary>The weight of each coordinate in a squared distance.</summary>
    internal double[] Weights => [.. LogLengths.Select(l => Math.Exp(-2 * l))];

    /// <summary>The variance of costs about their mean.</summary>
    internal double Scale => Math.Exp(LogScale);

    /// <summary>The variance of the noise.</summary>
    internal double Noise => Math.Exp(LogNoise);

    /// <summary>With one length for all coordinates.</summary>
    internal static Hyperparameters Equal(int dimensions, double length, double scale, double noise) =>
        new([.. Enumerable.Repeat(Math.Log(length), dimensions)], Math.Log(scale), Math.Log(noise));

    /// <summary>Of logarithms in a row: lengths, scale, noise.</summary>
    internal static Hyperparameters From(ReadOnlySpan<double> row) => new(row[..^2].ToArray(), row[^2], row[^1]);

    /// <summary>The logarithms in a row: lengths, scale, noise.</summary>
    internal double[] ToArray() => [.. LogLengths, LogScale, LogNoise];
}
