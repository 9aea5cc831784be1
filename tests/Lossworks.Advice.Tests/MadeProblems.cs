using Lossworks.Data;

namespace Lossworks.Advice.Tests;

/// <summary>Made tables, each with one thing that is to be seen in it.</summary>
internal static class MadeProblems
{
    /// <summary>Two normal features a and b, and a target made of them.</summary>
    internal static Table Of(int rows, int seed, Func<double, double, Random, double> target, ColumnKind kind = ColumnKind.Number)
    {
        Random random = new(seed);
        double[] a = new double[rows], b = new double[rows], y = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            (a[i], b[i]) = (Made.Normal(random), Made.Normal(random));
            y[i] = target(a[i], b[i], random);
        }

        return new("made", Column.OfNumbers("a", a), Column.OfNumbers("b", b), Column.OfNumbers("y", y, kind));
    }

    /// <summary>The same with labels.</summary>
    internal static Table Labels(int rows, int seed, Func<double, double, Random, string> target)
    {
        Random random = new(seed);
        double[] a = new double[rows], b = new double[rows];
        string[] y = new string[rows];
        for (int i = 0; i < rows; i++)
        {
            (a[i], b[i]) = (Made.Normal(random), Made.Normal(random));
            y[i] = target(a[i], b[i], random);
        }

        return new("made", Column.OfNumbers("a", a), Column.OfNumbers("b", b), Column.OfTexts("y", y));
    }

    internal static double LogMean(double a, double b) => 1 + (0.6 * a) - (0.4 * b);

    internal static double Line(double a, double b) => (3 * a) - (2 * b);

    /// <summary>Student's t, by a normal over the root of a mean of squares.</summary>
    internal static double StudentT(Random random, int degrees)
    {
        double squares = 0;
        for (int i = 0; i < degrees; i++)
            squares += Math.Pow(Made.Normal(random), 2);
        return Made.Normal(random) / Math.Sqrt(squares / degrees);
    }

    internal static double Laplace(Random random) => (random.Next(2) == 0 ? 1 : -1) * -Math.Log(1 - random.NextDouble());

    /// <summary>A gamma variable of whole shape with mean 1.</summary>
    internal static double Gamma(Random random, int shape)
    {
        double sum = 0;
        for (int i = 0; i < shape; i++)
            sum -= Math.Log(1 - random.NextDouble());
        return sum / shape;
    }

    /// <summary>Michael, Schucany and Haas (1976), doi:10.1080/00031305.1976.10479147</summary>
    internal static double InverseGaussian(Random random, double mean, double shape)
    {
        double square = Math.Pow(Made.Normal(random), 2);
        double x = mean + (mean * mean * square / (2 * shape)) - (mean / (2 * shape) * Math.Sqrt((4 * mean * shape * square) + (mean * mean * square * square)));
        return random.NextDouble() <= mean / (mean + x) ? x : mean * mean / x;
    }

    internal static double NegativeBinomial(Random random, double mean, int shape) => Made.Poisson(random, mean * Gamma(random, shape));

    /// <summary>A Poisson number of gamma sizes: exact zeros beside positive numbers, with a variance that grows as the power 1.5 of the mean where the sizes grow too.</summary>
    internal static double Tweedie(Random random, double mean)
    {
        double size = Math.Sqrt(mean), sum = 0;
        int count = Made.Poisson(random, mean / size);
        for (int i = 0; i < count; i++)
            sum += size * Gamma(random, 1);
        return sum;
    }

    /// <summary>Two classes by the side of a line, with a share of labels turned over.</summary>
    internal static Table Flipped(double share, int rows = 1000, int seed = 4) =>
        Labels(rows, seed, (a, b, r) => ((2 * a) - b > 0) ^ (r.NextDouble() < share) ? "yes" : "no");

    /// <summary>Ordered classes by where a noisy sum lies.</summary>
    internal static Table Graded(params string[] labels) =>
        Labels(800, 6, (a, b, r) => labels[Math.Clamp((int)Math.Floor((((2 * a) - b + (0.8 * Made.Normal(r)) + 4) / 8) * labels.Length), 0, labels.Length - 1)]);
}
