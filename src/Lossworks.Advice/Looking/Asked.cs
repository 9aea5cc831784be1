using Lossworks.Advice.Forecasting;
using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Looking;

/// <summary>One of the numbers that are wanted of a row, with what it is to be compared with.</summary>
/// <param name="What">In words.</param>
/// <param name="Read">The number of a row.</param>
/// <param name="Outcomes">What happened in each row.</param>
/// <param name="Recalibration">Of such numbers.</param>
/// <param name="Level">Of a quantile.</param>
internal sealed record Asked(string What, Func<Forecast, int, double> Read, double[] Outcomes, Recalibration Recalibration, double? Level = null)
{
    /// <summary>What is asked of each row: one number, the two ends of an interval, a probability for each class; nothing where no single truth answers it.</summary>
    internal static IReadOnlyList<Asked> Of(Problem problem, Truth truth)
    {
        if (!problem.IsClass)
            return OfNumbers(problem.Want, truth);
        IReadOnlyList<string> names = problem.Target.Classes;
        return truth.ClassCount == 2
            ? [OfClass(truth, 1, names[1])]
            : [.. Enumerable.Range(0, truth.ClassCount).Select(k => OfClass(truth, k, names[k]))];
    }

    /// <summary>The number for every row.</summary>
    internal double[] Values(Forecast forecast)
    {
        double[] values = new double[Outcomes.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Read(forecast, i);
        return values;
    }

    /// <summary>The outcomes that there would be, in the order of some forecasts, if these were right.</summary>
    internal CalibratedOutcomes Chance(ForecastOrder order, double[] sorted, bool isClass) =>
        isClass ? new CalibratedOutcomes.OfProbabilities(order) : new CalibratedOutcomes.OfNumbers(order, sorted, Recalibration);

    private static IReadOnlyList<Asked> OfNumbers(Want want, Truth truth)
    {
        double tail = (1 - (want.Level ?? 0)) / 2;
        return want.Kind switch
        {
            WantKind.Mean or WantKind.Count or WantKind.Rate => [new("mean", (f, i) => f[i], truth.Numbers, new MeanRecalibration())],
            WantKind.Median => [OfQuantile("median", 0.5)],
            WantKind.Quantile => [OfQuantile(FormattableString.Invariant($"quantile {want.Level}"), want.Level!.Value)],
            WantKind.Interval =>
            [
                OfQuantile(FormattableString.Invariant($"lower end, quantile {Comparing.Rounded.ToDigits(tail, 6)}"), tail),
                OfQuantile(FormattableString.Invariant($"upper end, quantile {Comparing.Rounded.ToDigits(1 - tail, 6)}"), 1 - tail) with { Read = (f, i) => f.Upper(i) },
            ],
            _ => [],
        };

        Asked OfQuantile(string what, double level) => new(what, (f, i) => f[i], truth.Numbers, new QuantileRecalibration(level), level);
    }

    private static Asked OfClass(Truth truth, int label, string name) =>
        new($"probability of {name}", (f, i) => f.ProbabilityOf(i, label), [.. truth.Codes.Select(c => c == label ? 1.0 : 0.0)], new MeanRecalibration());
}
