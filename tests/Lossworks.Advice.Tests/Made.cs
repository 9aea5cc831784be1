using Lossworks.Data;

namespace Lossworks.Advice.Tests;

/// <summary>Made problems with a known answer.</summary>
internal static class Made
{
    internal const int Rows = 400;

    /// <summary>y = 3 x1 - 2 x2 + noise.</summary>
    internal static Table Linear(Func<Random, double> noise, int rows = Rows, int seed = 1)
    {
        Random random = new(seed);
        double[] a = new double[rows], b = new double[rows], y = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            (a[i], b[i]) = (Normal(random), Normal(random));
            y[i] = (3 * a[i]) - (2 * b[i]) + noise(random);
        }

        return new("made", Column.OfNumbers("a", a), Column.OfNumbers("b", b), Column.OfNumbers("y", y));
    }

    /// <summary>Counts with mean exp(1 + 0.8 x).</summary>
    internal static Table Counts()
    {
        Random random = new(2);
        double[] x = new double[Rows], y = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            x[i] = Normal(random);
            y[i] = Poisson(random, Math.Exp(1 + (0.8 * x[i])));
        }

        return new("made", Column.OfNumbers("x", x), Column.OfNumbers("y", y, ColumnKind.Count));
    }

    /// <summary>Classes by the sign of a noisy sum, with labels as words.</summary>
    internal static Table Classes(params string[] labels)
    {
        Random random = new(3);
        double[] a = new double[Rows], b = new double[Rows];
        string[] y = new string[Rows];
        for (int i = 0; i < Rows; i++)
        {
            (a[i], b[i]) = (Normal(random), Normal(random));
            double score = (2 * a[i]) + b[i] + Normal(random);
            y[i] = labels[Math.Clamp((int)Math.Floor((score + 3) / 6 * labels.Length), 0, labels.Length - 1)];
        }

        return new("made", Column.OfNumbers("a", a), Column.OfNumbers("b", b), Column.OfTexts("y", y));
    }

    internal static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    internal static int Poisson(Random random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        int count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
