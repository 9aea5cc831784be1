namespace Lossworks.Advice.Looking;

/// <summary>Rows in the order of what was forecast for them, with equal forecasts together; rows that do not count are left out.</summary>
internal sealed class ForecastOrder
{
    private readonly int[] _rows;

    private ForecastOrder(int[] rows, double[] forecasts, double[] weights, int[] starts) =>
        (_rows, Forecasts, Weights, Starts, TotalWeight) = (rows, forecasts, weights, starts, weights.Sum());

    /// <summary>From the lowest to the highest.</summary>
    internal double[] Forecasts { get; }

    internal double[] Weights { get; }

    /// <summary>Where each group of equal forecasts starts, and where the last one ends.</summary>
    internal int[] Starts { get; }

    internal int Count => Forecasts.Length;

    internal int Groups => Starts.Length - 1;

    internal double TotalWeight { get; }

    internal static ForecastOrder Of(double[] forecasts, double[] weights)
    {
        int[] rows = [.. Enumerable.Range(0, forecasts.Length).Where(i => weights.Length == 0 || weights[i] > 0)];
        double[] sorted = [.. rows.Select(i => forecasts[i])];
        // By the row where forecasts are equal, so that the order does not hang on how a sort goes about it.
        Array.Sort(rows, (a, b) => forecasts[a].CompareTo(forecasts[b]) is var order and not 0 ? order : a.CompareTo(b));
        Array.Sort(sorted);
        List<int> starts = [];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                starts.Add(i);
        }

        starts.Add(sorted.Length);
        return new(rows, sorted, weights.Length == 0 ? [.. Enumerable.Repeat(1.0, rows.Length)] : [.. rows.Select(i => weights[i])], [.. starts]);
    }

    /// <summary>Something of each row, in this order.</summary>
    internal double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = new double[_rows.Length];
        for (int i = 0; i < sorted.Length; i++)
            sorted[i] = values[_rows[i]];
        return sorted;
    }

    /// <summary>Something of each group, back to the rows; NaN for those that do not count.</summary>
    internal double[] ToRows(double[] ofGroups, int rows)
    {
        double[] all = [.. Enumerable.Repeat(double.NaN, rows)];
        for (int g = 0; g < Groups; g++)
        {
            for (int i = Starts[g]; i < Starts[g + 1]; i++)
                all[_rows[i]] = ofGroups[g];
        }

        return all;
    }
}
