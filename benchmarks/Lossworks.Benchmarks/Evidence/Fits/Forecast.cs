namespace Lossworks.Benchmarks.Evidence.Fits;

/// <summary>What a model says of rows.</summary>
/// <param name="Values">Row after row: the number wanted, the probability of the second of two classes, a number per class, or a score.</param>
/// <param name="Columns">Numbers per row.</param>
/// <param name="AreProbabilities">Whether the numbers of classes are probabilities.</param>
internal sealed record Forecast(double[] Values, int Columns, bool AreProbabilities)
{
    internal double this[int row] => Values[row * Columns];

    internal double ProbabilityOf(int row, int label) => Columns > 1 ? Values[(row * Columns) + label] : label == 1 ? Values[row] : 1 - Values[row];

    internal int ClassOf(int row)
    {
        if (Columns == 1)
            return Values[row] > (AreProbabilities ? 0.5 : 0) ? 1 : 0;
        ReadOnlySpan<double> one = Values.AsSpan(row * Columns, Columns);
        int best = 0;
        for (int k = 1; k < Columns; k++)
        {
            if (one[k] > one[best])
                best = k;
        }

        return best;
    }
}
