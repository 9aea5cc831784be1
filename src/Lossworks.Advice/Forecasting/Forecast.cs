namespace Lossworks.Advice.Forecasting;

/// <summary>What a model predicts for some rows.</summary>
/// <param name="Values">Row after row: what is wanted of a number (of an interval its two ends); the probability of class 1 or a score; one number per class.</param>
/// <param name="Columns">Numbers per row.</param>
/// <param name="AreProbabilities">Whether the values of classes are probabilities; scores only decide.</param>
internal sealed record Forecast(double[] Values, int Columns, bool AreProbabilities)
{
    /// <summary>The class decided for in each row, where it is not simply that of the largest value.</summary>
    internal int[]? Decisions { get; init; }

    /// <summary>The number, or the probability of class 1, of a row.</summary>
    internal double this[int row] => Values[row * Columns];

    /// <summary>The same for so many rows.</summary>
    internal static Forecast OfConstant(double[] constant, int rows) =>
        new([.. Enumerable.Repeat(constant, rows).SelectMany(c => c)], constant.Length, true);

    /// <summary>The upper end of the interval of a row.</summary>
    internal double Upper(int row) => Values[(row * Columns) + 1];

    /// <summary>The probability of a class.</summary>
    internal double ProbabilityOf(int row, int label) =>
        Columns > 1 ? Values[(row * Columns) + label] : label == 1 ? Values[row] : 1 - Values[row];

    /// <summary>Of two classes, a number that grows with the risk of the second.</summary>
    internal double RiskOf(int row) => Columns == 1 ? Values[row] : Values[(row * Columns) + 1] - (AreProbabilities ? 0 : Values[row * Columns]);

    /// <summary>The class decided for.</summary>
    internal int ClassOf(int row)
    {
        if (Decisions is not null)
            return Decisions[row];
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
