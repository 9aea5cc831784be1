namespace Lossworks.Training;

/// <summary>The median of |prediction - target| over 0.6745: the standard deviation, were the errors normal.</summary>
internal static class Mad
{
    /// <summary>The upper quartile of the standard normal distribution.</summary>
    private const double NormalQuartile = 0.6744897501960817;

    internal static double Of(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        double[] residuals = new double[predictions.Length];
        for (int i = 0; i < residuals.Length; i++)
            residuals[i] = predictions[i] - targets[i];
        return Of(residuals, weights, NormalQuartile);
    }

    /// <summary>The same of residuals, with a divisor of choice: 0.6745 is the quartile as R rounds it.</summary>
    internal static double Of(ReadOnlySpan<double> residuals, ReadOnlySpan<double> weights, double divisor)
    {
        double[] sizes = new double[residuals.Length], counts = new double[residuals.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Math.Abs(residuals[i]);
            counts[i] = weights.IsEmpty ? 1 : weights[i / (residuals.Length / weights.Length)];
        }

        Array.Sort(sizes, counts);
        return Median(sizes, counts) / divisor;
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
