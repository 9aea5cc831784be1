namespace Lossworks.Advice.Metrics;

/// <summary>What really happened in the rows of a test fold.</summary>
/// <param name="Numbers">Targets; for two classes 0 or 1; empty for several classes.</param>
/// <param name="Codes">Classes; empty for numbers.</param>
/// <param name="ClassCount">How many classes; 0 for numbers.</param>
internal sealed record Truth(double[] Numbers, int[] Codes, int ClassCount)
{
    internal int Rows => Math.Max(Numbers.Length, Codes.Length);

    internal Truth Select(ReadOnlySpan<int> rows)
    {
        double[] numbers = Numbers.Length == 0 ? [] : new double[rows.Length];
        int[] codes = Codes.Length == 0 ? [] : new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if (numbers.Length > 0)
                numbers[i] = Numbers[rows[i]];
            if (codes.Length > 0)
                codes[i] = Codes[rows[i]];
        }

        return this with { Numbers = numbers, Codes = codes };
    }
}
