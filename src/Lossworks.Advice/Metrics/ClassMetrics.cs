namespace Lossworks.Advice.Metrics;

/// <summary>Metrics of classes.</summary>
internal static class ClassMetrics
{
    /// <summary>Kept away from 0, so that one impossible forecast does not make every average infinite (as scikit-learn does).</summary>
    private const double Smallest = 1e-15;

    internal static IReadOnlyList<Metric> All { get; } =
    [
        new("log-loss", "mean negative log-likelihood: strictly proper for probabilities", (f, t) => Mean(t, i => -Math.Log(Math.Max(f.ProbabilityOf(i, t.Codes[i]), Smallest))))
        {
            OfClasses = true,
            NeedsProbabilities = true,
            Constant = Shares,
        },
        new("brier", "mean squared distance of probabilities: strictly proper", (f, t) => Mean(t, i => Distance(f, i, t)))
        {
            OfClasses = true,
            NeedsProbabilities = true,
            Constant = Shares,
        },
        new("accuracy", "share of right decisions", (f, t) => Mean(t, i => f.ClassOf(i) == t.Codes[i] ? 1 : 0))
        {
            OfClasses = true,
            HigherIsBetter = true,
            Constant = Shares,
        },
    ];

    private static double Distance(Forecast forecast, int row, Truth truth)
    {
        double sum = 0;
        for (int k = 0; k < truth.ClassCount; k++)
        {
            double difference = forecast.ProbabilityOf(row, k) - (k == truth.Codes[row] ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    private static double[] Shares(Truth truth)
    {
        double[] shares = new double[truth.ClassCount];
        foreach (int code in truth.Codes)
            shares[code] += 1.0 / truth.Codes.Length;
        return truth.ClassCount == 2 ? [shares[1]] : shares;
    }

    private static double Mean(Truth truth, Func<int, double> of)
    {
        double sum = 0;
        for (int i = 0; i < truth.Rows; i++)
            sum += of(i);
        return sum / truth.Rows;
    }
}
