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
    /// <param name="loss">Decides what a row of predictions stands for.</param>
    /// <param name="raw">Predictions as the loss takes them.</param>
    /// <param name="probabilities">One per class, or that of the second of two; empty where the loss gives none.</param>
    /// <param name="columns">Predictions per row.</param>
    /// <param name="actual">The classes.</param>
    internal static IReadOnlyList<KeyValuePair<string, double>> OfClasses(
        Loss loss, ReadOnlySpan<double> raw, ReadOnlySpan<double> probabilities, int columns, IReadOnlyList<int> actual)
    {
        double right = 0, surprise = 0;
        for (int i = 0; i < actual.Count; i++)
        {
            right += loss.ClassOf(raw.Slice(i * columns, columns)) == actual[i] ? 1 : 0;
            if (probabilities.IsEmpty)
                continue;
            ReadOnlySpan<double> row = probabilities.Slice(i * columns, columns);
            surprise -= Math.Log(Math.Max(columns > 1 ? row[actual[i]] : actual[i] == 1 ? row[0] : 1 - row[0], 1e-15));
        }

        return probabilities.IsEmpty
            ? [new("accuracy", right / actual.Count)]
            : [new("accuracy", right / actual.Count), new("log-loss", surprise / actual.Count)];
    }
}
