using Lossworks.Advice.Forecasting;

namespace Lossworks.Advice.Metrics;

/// <summary>Metrics of classes.</summary>
internal static class ClassMetrics
{
    /// <summary>Kept away from 0, so that one impossible forecast does not make every average infinite (as scikit-learn does).</summary>
    private const double Smallest = 1e-15;

    internal static IReadOnlyList<Metric> All { get; } =
    [
        new("log-loss", "mean negative log-likelihood, strictly proper for probabilities")
        {
            Row = (f, t, i) => -Math.Log(Math.Max(f.ProbabilityOf(i, t.Codes[i]), Smallest)),
            Wants = new(WantKind.Probability),
            OfClasses = true,
            NeedsProbabilities = true,
            Constant = Shares,
        },
        new("brier", "mean squared distance of probabilities, strictly proper")
        {
            Row = Distance,
            Wants = new(WantKind.Probability),
            OfClasses = true,
            NeedsProbabilities = true,
            Constant = Shares,
        },
        new("ranked-probability", "ranked probability score, strictly proper, with neighbors of the true class as smaller mistakes")
        {
            Row = RankedDistance,
            Wants = new(WantKind.Probability),
            OfClasses = true,
            NeedsProbabilities = true,
            Constant = Shares,
        },
        new("accuracy", "share of right decisions")
        {
            Row = (f, t, i) => f.ClassOf(i) == t.Codes[i] ? 1 : 0,
            Wants = new(WantKind.Class),
            OfClasses = true,
            HigherIsBetter = true,
            Constant = Shares,
        },
        new("balanced-accuracy", "share of right decisions, every class as if it were as frequent as the others")
        {
            Whole = Balanced,
            Wants = new(WantKind.Class),
            OfClasses = true,
            HigherIsBetter = true,
            Constant = Shares,
        },
        new("class-distance", "mean number of classes between the decision and the truth, of ordered classes")
        {
            Row = (f, t, i) => Math.Abs(f.ClassOf(i) - t.Codes[i]),
            Wants = new(WantKind.Class),
            OfClasses = true,
            Constant = MedianClass,
        },
    ];

    /// <summary>Mean cost of decisions; where there are probabilities, the decision is the one that costs least by them (Elkan 2001, ijcai.org/proceedings/2001-1).</summary>
    internal static Metric Cost(double[,] costs) => new("cost", "mean cost of the decisions; probabilities decide for what costs least by them")
    {
        Row = (f, t, i) => costs[t.Codes[i], Decision(f, i, costs)],
        Wants = new(WantKind.Class),
        OfClasses = true,
        Constant = Shares,
    };

    internal static double[] Shares(Truth truth)
    {
        double[] shares = new double[truth.ClassCount];
        double total = 0;
        for (int i = 0; i < truth.Rows; i++)
        {
            shares[truth.Codes[i]] += truth.WeightOf(i);
            total += truth.WeightOf(i);
        }

        for (int k = 0; k < shares.Length; k++)
            shares[k] /= total;
        return truth.ClassCount == 2 ? [shares[1]] : shares;
    }

    private static int Decision(Forecast forecast, int row, double[,] costs)
    {
        if (!forecast.AreProbabilities)
            return forecast.ClassOf(row);
        int best = 0;
        double least = double.PositiveInfinity;
        for (int decided = 0; decided < costs.GetLength(1); decided++)
        {
            double expected = 0;
            for (int actual = 0; actual < costs.GetLength(0); actual++)
                expected += forecast.ProbabilityOf(row, actual) * costs[actual, decided];
            if (expected < least)
                (least, best) = (expected, decided);
        }

        return best;
    }

    private static double Distance(Forecast forecast, Truth truth, int row)
    {
        double sum = 0;
        for (int k = 0; k < truth.ClassCount; k++)
        {
            double difference = forecast.ProbabilityOf(row, k) - (k == truth.Codes[row] ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Epstein (1969), doi:10.1175/1520-0450(1969)008&lt;0985:ASSFPF&gt;2.0.CO;2</summary>
    private static double RankedDistance(Forecast forecast, Truth truth, int row)
    {
        double sum = 0, below = 0;
        for (int k = 0; k < truth.ClassCount - 1; k++)
        {
            below += forecast.ProbabilityOf(row, k);
            double difference = below - (truth.Codes[row] <= k ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    private static double Balanced(Forecast forecast, Truth truth)
    {
        double[] right = new double[truth.ClassCount], all = new double[truth.ClassCount];
        for (int i = 0; i < truth.Rows; i++)
        {
            all[truth.Codes[i]] += truth.WeightOf(i);
            right[truth.Codes[i]] += forecast.ClassOf(i) == truth.Codes[i] ? truth.WeightOf(i) : 0;
        }

        return Enumerable.Range(0, all.Length).Where(k => all[k] > 0).Average(k => right[k] / all[k]);
    }

    private static double[] MedianClass(Truth truth)
    {
        double median = Math.Round(WeightedQuantile.Of([.. truth.Codes.Select(c => (double)c)], truth.Weights, 0.5));
        return truth.ClassCount == 2 ? [median] : [.. Enumerable.Range(0, truth.ClassCount).Select(k => k == (int)median ? 1.0 : 0)];
    }
}
