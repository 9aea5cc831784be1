namespace Lossworks.Training;

/// <summary>The median of |prediction - target| over 0.6745: the standard deviation, were the errors normal.</summary>
internal static class Mad
{
    /// <summary>The upper quartile of the standard normal distribution.</summary>
    private const double NormalQuartile = 0.6744897501960817;

    internal static double Of(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double[] sizes = new double[predictions.Length], counts = new double[predictions.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Math.Abs(predictions[i] - targets[i]);
            counts[i] = weights.IsEmpty ? 1 : weights[i / (predictions.Length / weights.Length)];
        }

        Array.Sort(sizes, counts);
        return Median(sizes, counts) / NormalQuartile;
    }

    /// <summary>Where half of the weight lies below; the middle of two where it lies between them.</summary>
    private static double Median(double[] sorted, double[] counts)
    {
        double half = counts.Sum() / 2, below = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            below += counts[i];
            if (below > half)
                return sorted[i];
            if (below == half)
                return (sorted[i] + sorted[Math.Min(i + 1, sorted.Length - 1)]) / 2;
        }

        return sorted[^1];
    }
}
