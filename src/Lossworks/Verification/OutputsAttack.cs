namespace Lossworks.Verification;

/// <summary>For losses of several outputs: whether the functional of a skewed sample costs no more than outputs near it.</summary>
internal static class OutputsAttack
{
    internal static string? Refute(LossProbe probe, ulong seed, Functional functional)
    {
        PointSource source = new(probe.Loss, seed);
        double[] sample = [.. Enumerable.Range(0, 41).Select(_ => source.NextTarget(3))];
        if (Truth(functional, sample) is not { } truth)
            return null;
        double Expected(double[] outputs) => sample.Average(y => probe.Value(new(outputs, [y], [])));
        double least = Expected(truth), rounding = 1e-12 * Math.Abs(least);
        for (int n = 0; n < 200; n++)
        {
            double[] other = [.. truth.Select((x, i) => Moved(source, x, probe.Loss.Outputs[i].Domain))];
            if (Expected(other) < least - rounding)
                return $"[{string.Join(", ", other)}] costs {Expected(other):R}, the {functional} [{string.Join(", ", truth)}] {least:R}";
        }

        return null;
    }

    private static double Moved(PointSource source, double x, Interval domain)
    {
        double step = (source.NextUnit() - 0.5) * Math.Pow(10, -3 * source.NextUnit());
        return double.IsFinite(domain.Low) ? x * Math.Exp(step) : x + step;
    }

    private static double[]? Truth(Functional functional, double[] sample) => functional.Name switch
    {
        "mean and variance" => [sample.Average(), Variance(sample)],
        "mean and log of the standard deviation" => [sample.Average(), Math.Log(Variance(sample)) / 2],
        "mean and standard deviation of the logarithm" => [sample.Average(y => Math.Log(y)), Math.Sqrt(Variance([.. sample.Select(y => Math.Log(y))]))],
        "median and mean absolute deviation" => [Quantile(sample, 0.5), sample.Average(y => Math.Abs(y - Quantile(sample, 0.5)))],
        "central interval" => [Quantile(sample, (1 - functional.Level!.Value) / 2), Quantile(sample, (1 + functional.Level!.Value) / 2)],
        _ => null,
    };

    private static double Variance(double[] sample)
    {
        double mean = sample.Average();
        return sample.Average(y => (y - mean) * (y - mean));
    }

    private static double Quantile(double[] sample, double level) => ElicitationAttack.Quantile(sample, level);
}
