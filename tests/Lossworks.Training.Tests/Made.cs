namespace Lossworks.Training.Tests;

/// <summary>Made data with a known truth.</summary>
internal static class Made
{
    internal static double Normal(Xoshiro256 random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    internal static double[] Features(int rows, int columns, ulong seed)
    {
        Xoshiro256 random = new(seed);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => Normal(random))];
    }

    /// <summary>The sum of coefficient and feature, coefficients 1, -1/2, 1/3, ...</summary>
    internal static double[] Linear(double[] features, int rows, int columns)
    {
        double[] eta = new double[rows];
        for (int i = 0; i < features.Length; i++)
            eta[i / columns] += features[i] * (i % columns % 2 == 0 ? 1 : -1) / (1 + (i % columns));
        return eta;
    }

    internal static TrainingData Regression(int rows, int columns, double noise = 0.5, ulong seed = 1)
    {
        Xoshiro256 random = new(seed + 1000);
        double[] features = Features(rows, columns, seed);
        return new(features, rows, columns, [.. Linear(features, rows, columns).Select(e => 1 + e + (noise * Normal(random)))]);
    }

    internal static TrainingData Gamma(int rows, int columns, ulong seed = 1)
    {
        Xoshiro256 random = new(seed + 2000);
        double[] features = Features(rows, columns, seed);
        return new(features, rows, columns, [.. Linear(features, rows, columns).Select(e => Math.Exp(1 + (0.5 * e)) * -Math.Log(1 - random.NextDouble()))]);
    }

    internal static TrainingData Signs(int rows, int columns, ulong seed = 1)
    {
        Xoshiro256 random = new(seed + 3000);
        double[] features = Features(rows, columns, seed);
        return new(features, rows, columns, [.. Linear(features, rows, columns).Select(e => e + Normal(random) > 0 ? 1.0 : -1.0)]);
    }

    internal static TrainingData Classes(int rows, int columns, int classes, ulong seed = 1)
    {
        Xoshiro256 random = new(seed + 4000);
        double[] features = Features(rows, columns, seed);
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            double[] scores = [.. Enumerable.Range(0, classes).Select(k => features[(i * columns) + (k % columns)] + Normal(random))];
            labels[i] = Array.IndexOf(scores, scores.Max());
        }

        return TrainingData.OfClasses(features, rows, columns, labels, classes);
    }
}
