namespace Lossworks.Advice.Metrics;

/// <summary>Quantiles of numbers that may count differently.</summary>
internal static class WeightedQuantile
{
    /// <summary>Between neighbors a straight line, as most software draws it (type 7 of Hyndman and Fan 1996, doi:10.2307/2684934); with weights the least number that enough of them reach.</summary>
    internal static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double level)
    {
        double[] sorted = values.ToArray();
        if (weights.IsEmpty)
        {
            Array.Sort(sorted);
            double at = level * (sorted.Length - 1);
            int below = (int)at;
            return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
        }

        double[] byValue = weights.ToArray();
        Array.Sort(sorted, byValue);
        double wanted = level * byValue.Sum(), reached = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            reached += byValue[i];
            if (reached >= wanted && byValue[i] > 0)
                return sorted[i];
        }

        return sorted[^1];
    }
}
