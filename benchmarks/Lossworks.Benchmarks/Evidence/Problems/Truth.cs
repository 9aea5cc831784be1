namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>The linear truths of the problems: some features matter, some do not.</summary>
internal static class Truth
{
    internal const int Features = 5;

    /// <summary>A number of variance 1.74; multiplied by less where it is the logarithm of a mean.</summary>
    internal static double Linear(ReadOnlySpan<double> x) => x[0] - (0.7 * x[1]) + (0.5 * x[2]);

    /// <summary>The mean of numbers that are not negative: effects multiply.</summary>
    internal static double Mean(ReadOnlySpan<double> x) => Math.Exp(0.5 + (0.6 * Linear(x)));

    internal static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>y = a linear truth + noise.</summary>
    internal static Law With(Func<Draws, double> noise) => new(Features, (x, draws, _) => 1 + Linear(x) + noise(draws));

    /// <summary>Two classes of the given log-odds.</summary>
    internal static Law Binary(double intercept, double slope) =>
        new(Features, (x, draws, _) => draws.Chance(Sigmoid(intercept + (slope * Linear(x)))) ? 1 : 0) { Labels = ["no", "yes"] };
}
