namespace Lossworks.Advice.Metrics;

/// <summary>What a model predicts for the rows of a test fold.</summary>
/// <param name="Values">Row after row: a mean, the probability of class 1, a score, or one number per class.</param>
/// <param name="Columns">Numbers per row.</param>
/// <param name="AreProbabilities">Whether the values of classes are probabilities; scores only decide.</param>
internal sealed record Forecast(double[] Values, int Columns, bool AreProbabilities)
{
    /// <summary>The number, or the probability of class 1, of a row.</summary>
    internal double this[int row] => Values[row * Columns];

    /// <summary>The probability of a class.</summary>
    internal double ProbabilityOf(int row, int label) =>
        Columns > 1 ? Values[(row * Columns) + label] : label == 1 ? Values[row] : 1 - Values[row];

    /// <summary>The class decided for.</summary>
    internal int ClassOf(int row)
    {
        if (Columns == 1)
            return Values[row] > (AreProbabilities ? 0.5 : 0) ? 1 : 0;
        int best = 0;
        for (int k = 1; k < Columns; k++)
        {
            if (Values[(row * Columns) + k] > Values[(row * Columns) + best])
                best = k;
        }

        return best;
    }
}
