namespace Lossworks.Verification;

/// <summary>Whether the best constant prediction for a skewed sample is the functional that the card names.</summary>
internal static class ElicitationAttack
{
    private const int SampleSize = 41;

    internal static string? Refute(LossProbe probe, ulong seed, Functional functional)
    {
        if (probe.TakesRows && (probe.Loss.Shape != LossShape.Batch || probe.Loss.Target.IsClass))
            return RowElicitation.Refute(probe, seed, functional);
        if (functional == Functional.ClassDecision)
            return CalibrationAttack.Refute(probe, seed);
        if (functional == Functional.RobustLocation)
            return Robust(probe);
        PointSource source = new(probe.Loss, seed);
        double[] sample = Sample(probe, source, functional);
        if (Truth(functional, sample) is not { } truth)
            return Unknown(functional);

        double best = Best(probe, sample);
        return IsNear(functional, best, truth)
            ? null
            : $"the best constant for a skewed sample is {best:R}, but its {functional} is {truth:R}";
    }

    /// <summary>Whether the best constant for a sample is its functional, as far as a search can tell; null where that cannot be worked out.</summary>
    internal static bool? Agrees(Functional functional, double best, double[] sample) =>
        Truth(functional, sample) is { } truth ? IsNear(functional, best, truth) : null;

    /// <summary>A claim that nothing can refute is no claim.</summary>
    internal static string Unknown(Functional functional) =>
        $"'{functional}' is no functional of what this loss looks at, or none that can be worked out from a sample";

    /// <summary>In the middle of a symmetric sample, and moved no further by an outlier that lies ten times as far out.</summary>
    private static string? Robust(LossProbe probe)
    {
        double[] sample = [.. Enumerable.Range(0, SampleSize).Select(n => 5 + Math.Sinh((n - (SampleSize / 2)) / 12.0))];
        double middle = Best(probe, sample), near = Best(probe, [.. sample, 1e3]), far = Best(probe, [.. sample, 1e4]);
        return Math.Abs(middle - 5) > 1e-6 ? $"the best constant for a sample that is symmetric about 5 is {middle:R}"
            : !(Math.Abs(near - middle) < 10) ? $"an outlier at 1000 moves the best constant from 5 to {near:R}"
            : !(Math.Abs(far - near) < 0.5) ? $"an outlier at 1000 moves the best constant to {near:R}, one at 10000 to {far:R}"
            : null;
    }

    private static bool IsNear(Functional functional, double best, double truth) =>
        Math.Abs(best - truth) <= (functional.Name is "median" or "quantile" or "log of the quantile" ? 1e-4 : 1e-6) * Math.Max(1, Math.Abs(truth));

    /// <summary>The best constant prediction for a sample.</summary>
    internal static double Best(LossProbe probe, double[] sample)
    {
        Interval domain = probe.Loss.Outputs[0].Domain;
        double low = double.IsFinite(domain.Low) ? domain.Low + 1e-9 : -50, high = double.IsFinite(domain.High) ? domain.High - 1e-9 : 50;
        return GoldenSection.Minimum(
            f => probe.Loss.Shape == LossShape.Batch || (probe.Loss.IsElementwise && probe.Loss.Columns == 1)
                ? probe.Value(new([.. sample.Select(_ => f)], sample, []) { Rows = sample.Length })
                : sample.Sum(y => probe.Value(new([f], [y], []))),
            low,
            high);
    }

    /// <summary>Skewed where the domain allows it, so that mean, median and the rest differ; labels where only labels are allowed.</summary>
    internal static double[] Sample(LossProbe probe, PointSource source, Functional functional)
    {
        Argument target = probe.Loss.Target;
        if (!target.Only.IsEmpty || (target.Domain == Interval.Unit && functional.Name is "probability" or "log-odds" or "half of the log-odds"))
            return [.. Enumerable.Range(0, SampleSize).Select(i => i % 3 == 0 ? 1.0 : target.Only.Contains(-1) ? -1 : 0)];
        return [.. Enumerable.Range(0, SampleSize).Select(_ => -Math.Log(1 - (0.999 * source.NextUnit())) + 0.01)];
    }

    private static double? Truth(Functional functional, double[] sample) => functional.Name switch
    {
        "mean" or "probability" => sample.Average(),
        "median" => Quantile(sample, 0.5),
        "quantile" => Quantile(sample, functional.Level!.Value),
        "log of the quantile" => Math.Log(Quantile(sample, functional.Level!.Value)),
        "expectile" => Expectile(sample, functional.Level!.Value),
        "log of the mean" => Math.Log(sample.Average()),
        "mean of log(1 + target)" => Math.Exp(sample.Average(y => Math.Log(1 + y))) - 1,
        "log-odds" => LogOdds(sample),
        "half of the log-odds" => LogOdds(sample) / 2,
        _ => null,
    };

    private static double LogOdds(double[] labels) => Math.Log(labels.Count(y => y == 1) / (double)labels.Count(y => y != 1));

    /// <summary>An order statistic: the sample size is odd and levels that would fall between two are left to the tolerance.</summary>
    private static double Quantile(double[] sample, double level)
    {
        double[] sorted = [.. sample.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(level * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>By bisection of the defining equation: level * sum of excesses above = (1 - level) * sum of shortfalls below.</summary>
    private static double Expectile(double[] sample, double level)
    {
        double low = sample.Min(), high = sample.Max();
        for (int n = 0; n < 200; n++)
        {
            double middle = (low + high) / 2;
            double balance = sample.Sum(y => y > middle ? level * (y - middle) : (1 - level) * (y - middle));
            (low, high) = balance > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
