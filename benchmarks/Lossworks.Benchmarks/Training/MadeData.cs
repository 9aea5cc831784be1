using System.Numerics.Tensors;

namespace Lossworks.Benchmarks.Training;

/// <summary>Data with a known truth, from a seed: independent normal features, coefficients 1, -1/2, 1/3, ... and targets for each task.</summary>
internal static class MadeData
{
    private const double OutlierShare = 0.05, OutlierSize = 20;

    internal static DataSet Make(int rows, int columns, int seed)
    {
        Random random = new(seed);
        double[] features = new double[rows * columns], truth = new double[columns];
        for (int i = 0; i < features.Length; i++)
            features[i] = Normal(random);
        for (int j = 0; j < columns; j++)
            truth[j] = (j % 2 == 0 ? 1.0 : -1.0) / (1 + j);
        double[] labels = new double[rows], counts = new double[rows], numbers = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            double eta = TensorPrimitives.Dot<double>(features.AsSpan(row * columns, columns), truth);
            labels[row] = random.NextDouble() < 1 / (1 + Math.Exp(-eta)) ? 1 : 0;
            counts[row] = Poisson(random, Math.Exp(0.5 + (0.5 * eta)));
            numbers[row] = 1 + eta + (Normal(random) * (random.NextDouble() < OutlierShare ? OutlierSize : 1));
        }

        return new($"{rows} x {columns}", rows, columns, features, new Dictionary<string, double[]>
        {
            [Tasks.Logistic] = labels,
            [Tasks.Poisson] = counts,
            [Tasks.Huber] = numbers,
            [Tasks.Pinball] = numbers,
        });
    }

    /// <summary>Box and Muller (1958), doi:10.1214/aoms/1177706645.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Arrivals within a unit of time, counted by their exponential gaps.</summary>
    private static int Poisson(Random random, double mean)
    {
        int count = -1;
        for (double time = 0; time <= mean; count++)
            time -= Math.Log(1 - random.NextDouble());
        return count;
    }
}
