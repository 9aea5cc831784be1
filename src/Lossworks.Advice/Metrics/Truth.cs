namespace Lossworks.Advice.Metrics;

/// <summary>What really happened in some rows.</summary>
/// <param name="Numbers">Targets; empty for classes.</param>
/// <param name="Codes">Classes; empty for numbers.</param>
/// <param name="ClassCount">How many classes; 0 for numbers.</param>
internal sealed record Truth(double[] Numbers, int[] Codes, int ClassCount)
{
    /// <summary>How much each row counts; empty where all count the same.</summary>
    internal double[] Weights { get; init; } = [];

    /// <summary>Over time, the last value that was known before each row, NaN where there was none; empty otherwise.</summary>
    internal double[] LastValues { get; init; } = [];

    internal int Rows => Math.Max(Numbers.Length, Codes.Length);

    internal double WeightOf(int row) => Weights.Length == 0 ? 1 : Weights[row];

    internal Truth Select(ReadOnlySpan<int> rows) => this with
    {
        Numbers = Pick(Numbers, rows),
        Codes = Pick(Codes, rows),
        Weights = Pick(Weights, rows),
        LastValues = Pick(LastValues, rows),
    };

    /// <summary>The weighted mean of something of each row.</summary>
    internal double Mean(Func<int, double> of)
    {
        double sum = 0, weight = 0;
        for (int i = 0; i < Rows; i++)
        {
            double w = WeightOf(i);
            if (w == 0)
                continue;
            sum += w * of(i);
            weight += w;
        }

        return sum / weight;
    }

    private static T[] Pick<T>(T[] all, ReadOnlySpan<int> rows)
    {
        if (all.Length == 0)
            return [];
        T[] picked = new T[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            picked[i] = all[rows[i]];
        return picked;
    }
}
