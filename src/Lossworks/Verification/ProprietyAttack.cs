namespace Lossworks.Verification;

/// <summary>Whether the expected loss is least at the true distribution, and only there.</summary>
internal static class ProprietyAttack
{
    internal static string? Refute(LossProbe probe, ulong seed, Functional? elicits)
    {
        // What a row of numbers says of its distribution is a functional; no other may cost less on a sample.
        if (probe.Loss.Shape == LossShape.Row && !probe.Loss.Target.IsClass)
            return elicits is { } functional ? RowElicitation.Refute(probe, seed, functional) : "no functional is named that the best forecast would be";
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < 40; n++)
        {
            string? found = probe.Loss.Shape switch
            {
                LossShape.Row => Classes(probe, source),
                LossShape.Outputs => Normal(probe, source),
                _ => Binary(probe, source),
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    private static string? Binary(LossProbe probe, PointSource source)
    {
        double p = 0.05 + (0.9 * source.NextUnit()), q = 0.05 + (0.9 * source.NextUnit());
        double negative = probe.Loss.Target.Only.Contains(-1) ? -1 : 0;
        double Expected(double forecast)
        {
            double at = probe.Loss.Outputs[0].Scale == Scale.Logit ? Math.Log(forecast / (1 - forecast)) : forecast;
            return (p * probe.Value(new([at], [1], []))) + ((1 - p) * probe.Value(new([at], [negative], [])));
        }

        return Math.Abs(p - q) > 1e-3 && Expected(q) <= Expected(p)
            ? $"under probability {p:R} the forecast {q:R} costs {Expected(q):R}, the truth {Expected(p):R}"
            : null;
    }

    private static string? Classes(LossProbe probe, PointSource source)
    {
        int k = probe.Loss.Columns ?? 3;
        double[] truth = Shares(source, k), other = Shares(source, k);
        double Expected(double[] forecast)
        {
            double[] at = probe.Loss.Outputs[0].Scale == Scale.Softmax ? [.. forecast.Select(x => Math.Log(x))] : forecast;
            return truth.Select((t, c) => t * probe.Value(new(at, [], [c]))).Sum();
        }

        return Expected(other) <= Expected(truth)
            ? $"under [{string.Join(", ", truth)}] the forecast [{string.Join(", ", other)}] costs {Expected(other):R}, the truth {Expected(truth):R}"
            : null;
    }

    /// <summary>Two outputs, mean and variance, against a sample that has both.</summary>
    private static string? Normal(LossProbe probe, PointSource source)
    {
        double[] sample = [.. Enumerable.Range(0, 20).Select(_ => source.NextTarget(3))];
        double mean = sample.Average(), variance = sample.Average(x => (x - mean) * (x - mean));
        double Expected(double m, double v) => sample.Average(y => probe.Value(new([m, v], [y], [])));
        double m = mean + (source.NextUnit() - 0.5), v = variance * Math.Exp(source.NextUnit() - 0.5);
        return Expected(m, v) <= Expected(mean, variance) ? $"mean {m:R}, variance {v:R} costs less than the truth {mean:R}, {variance:R}" : null;
    }

    private static double[] Shares(PointSource source, int k)
    {
        double[] shares = [.. Enumerable.Range(0, k).Select(_ => 0.05 + source.NextUnit())];
        double sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }
}
