namespace Lossworks.Cli.Models;

/// <summary>How good predictions are, in a few numbers that everybody knows.</summary>
internal static class Quality
{
    /// <summary>Of numbers: root mean squared error, mean absolute error, share of variance explained.</summary>
    internal static IReadOnlyList<KeyValuePair<string, double>> OfNumbers(ReadOnlySpan<double> predicted, int stride, IReadOnlyList<double> actual)
    {
        double mean = actual.Average(), squares = 0, sizes = 0, total = 0;
        for (int i = 0; i < actual.Count; i++)
        {
            double r = predicted[i * stride] - actual[i];
            squares += r * r;
            sizes += Math.Abs(r);
            total += (actual[i] - mean) * (actual[i] - mean);
        }

        return [new("rmse", Math.Sqrt(squares / actual.Count)), new("mae", sizes / actual.Count), new("r2", total > 0 ? 1 - (squares / total) : 0)];
    }

    /// <summary>Of classes: the share of right decisions and, where there are probabilities, the mean negative log-likelihood.</summary>
    internal static IReadOnlyList<KeyValuePair<string, double>> OfClasses(ReadOnlySpan<double> predicted, int columns, IReadOnlyList<int> actual, bool probabilities)
    {
        double right = 0, surprise = 0;
        for (int i = 0; i < actual.Count; i++)
        {
            ReadOnlySpan<double> row = predicted.Slice(i * columns, columns);
            right += Decision(row, probabilities) == actual[i] ? 1 : 0;
            double p = columns > 1 ? row[actual[i]] : actual[i] == 1 ? row[0] : 1 - row[0];
            surprise -= Math.Log(Math.Max(p, 1e-15));
        }

        return probabilities
            ? [new("accuracy", right / actual.Count), new("log-loss", surprise / actual.Count)]
            : [new("accuracy", right / actual.Count)];
    }

    /// <summary>The class that a row of predictions decides for.</summary>
    internal static int Decision(ReadOnlySpan<double> row, bool probabilities)
    {
        if (row.Length == 1)
            return row[0] > (probabilities ? 0.5 : 0) ? 1 : 0;
        int best = 0;
        for (int k = 1; k < row.Length; k++)
        {
            if (row[k] > row[best])
                best = k;
        }

        return best;
    }
}
