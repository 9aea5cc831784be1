using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Comparing;

/// <summary>The forecast that every forecast over time must beat: nothing changes.</summary>
internal static class LastValues
{
    /// <summary>The metric of the last known value as the answer, where there was one.</summary>
    internal static double Score(Metric metric, Truth truth)
    {
        Truth known = Known(truth);
        return known.Rows == 0 ? double.NaN : metric.Of(new(known.LastValues, 1, true), known);
    }

    /// <summary>
    /// Whether a forecast differs from the last known value by more than chance (Diebold and Mariano 1995, doi:10.1080/07350015.1995.10524599, with the correction
    /// for few rows of Harvey, Leybourne and Newbold 1997, doi:10.1016/S0169-2070(96)00719-4).
    /// </summary>
    /// <param name="metric">One that is a mean over rows.</param>
    /// <param name="forecasts">Of the test parts, in the order of time.</param>
    /// <param name="truths">What really happened there.</param>
    /// <param name="ahead">How many rows ahead the forecast looks: neighbors that share that much of the future are not independent.</param>
    internal static double? PValue(Metric metric, IReadOnlyList<Forecast> forecasts, IReadOnlyList<Truth> truths, int ahead)
    {
        if (metric.Row is not { } row)
            return null;
        List<double> differences = [];
        for (int f = 0; f < truths.Count; f++)
        {
            Forecast last = new(truths[f].LastValues, 1, true);
            for (int i = 0; i < truths[f].Rows; i++)
            {
                if (!double.IsNaN(truths[f].LastValues[i]))
                    differences.Add(row(forecasts[f], truths[f], i) - row(last, truths[f], i));
            }
        }

        return differences.Count < 8 ? null : Test([.. differences], Math.Max(1, ahead));
    }

    private static double Test(double[] d, int ahead)
    {
        int n = d.Length;
        double mean = d.Average(), variance = 0;
        for (int lag = 0; lag < ahead; lag++)
        {
            double covariance = 0;
            for (int i = lag; i < n; i++)
                covariance += (d[i] - mean) * (d[i - lag] - mean);
            variance += (lag == 0 ? 1 : 2) * covariance / n;
        }

        if (!(variance > 0))
            return 1;
        double correction = (n + 1 - (2.0 * ahead) + (ahead * (ahead - 1.0) / n)) / n;
        double t = mean / Math.Sqrt(variance / n) * Math.Sqrt(correction);
        return 2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, n - 1, -Math.Abs(t));
    }

    private static Truth Known(Truth truth) =>
        truth.Select([.. Enumerable.Range(0, truth.Rows).Where(i => !double.IsNaN(truth.LastValues[i]))]);
}
