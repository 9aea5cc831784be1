namespace Lossworks.Verification;

/// <summary>
/// Whether the best constant row of predictions is the functional that the card names: the functional of a sample is worked out directly,
/// and no row near it or far from it may cost less on that sample.
/// </summary>
internal static class RowElicitation
{
    private const int SampleSize = 41;

    private const int Rivals = 400;

    internal static string? Refute(LossProbe probe, ulong seed, Functional functional)
    {
        PointSource source = new(probe.Loss, seed);
        return functional.Name switch
        {
            "class probabilities" => Classes(probe, source, probe.Loss.Card.Outputs[0].Scale == Scale.Softmax ? Math.Log : p => p),
            "log-odds of each class" => Classes(probe, source, p => Math.Log(p / (1 - p))),
            "most probable class" => CalibrationAttack.Rows(probe, seed),
            "mean and covariance" => Vectors(probe, source),
            "log-odds" when IsOfLabels(probe.Loss) => Labels(probe, source, p => Math.Log(p / (1 - p))),
            "probability" when IsOfLabels(probe.Loss) => Labels(probe, source, p => p),
            _ => Numbers(probe, source, functional),
        };
    }

    private static string? Numbers(LossProbe probe, PointSource source, Functional functional)
    {
        double[] sample = [.. Enumerable.Range(0, SampleSize).Select(_ => source.NextTarget(3))];
        if (Truth(probe.Loss, functional, sample) is not { } truth || truth.Length != probe.Loss.ExampleColumns)
            return ElicitationAttack.Unknown(functional);
        double Cost(double[] row) => sample.Sum(y => probe.Value(new(row, [y], [])));
        return Cheaper(probe, source, truth, Cost) is { } rival ? $"for a random sample {functional} is {rival}" : null;
    }

    /// <summary>Two-dimensional targets; the covariance as its Cholesky factor, row by row.</summary>
    private static string? Vectors(LossProbe probe, PointSource source)
    {
        double[][] sample = [.. Enumerable.Range(0, SampleSize).Select(_ => Pair(source.NextTarget(3), source.NextTarget(2)))];
        double a = sample.Average(y => y[0]), b = sample.Average(y => y[1]);
        double aa = sample.Average(y => (y[0] - a) * (y[0] - a)), bb = sample.Average(y => (y[1] - b) * (y[1] - b));
        double ab = sample.Average(y => (y[0] - a) * (y[1] - b));
        double l11 = Math.Sqrt(aa), l21 = ab / l11;
        double Cost(double[] row) => sample.Sum(y => probe.Value(new(row, y, [])));
        return Cheaper(probe, source, [a, b, l11, l21, Math.Sqrt(bb - (l21 * l21))], Cost) is { } rival ? $"mean and covariance of a sample are {rival}" : null;
    }

    /// <summary>Targets that depend on each other, so that a covariance is there to be found.</summary>
    private static double[] Pair(double x, double noise) => [x, (0.5 * x) + noise];

    /// <param name="probe">The loss.</param>
    /// <param name="source">Random numbers.</param>
    /// <param name="score">The score that stands for a probability.</param>
    private static string? Classes(LossProbe probe, PointSource source, Func<double, double> score)
    {
        int columns = probe.Loss.ExampleColumns;
        double[] shares = [.. Enumerable.Range(0, columns).Select(_ => 0.05 + source.NextUnit())];

        // A whole batch needs whole rows of each class.
        int[] sample = probe.Loss.Shape == LossShape.Batch ? [.. shares.SelectMany((s, label) => Enumerable.Repeat(label, 1 + (int)(6 * s)))] : [];
        double[] truth = [.. shares.Select((s, label) => sample.Length > 0 ? sample.Count(c => c == label) / (double)sample.Length : s / shares.Sum())];
        double Cost(double[] row)
        {
            double[] at = [.. row.Select(score)];
            return probe.Loss.Shape != LossShape.Batch
                ? truth.Select((p, label) => p * probe.Value(new(at, [], [label]))).Sum()
                : probe.Value(new([.. Enumerable.Repeat(at, sample.Length).SelectMany(x => x)], [], sample) { Rows = sample.Length });
        }

        double best = Cost(truth);
        for (int n = 0; n < Rivals; n++)
        {
            double[] drawn = [.. truth.Select(p => p * Math.Exp((n % 2 == 0 ? 0.01 : 1) * ((2 * source.NextUnit()) - 1)))];
            double[] other = [.. drawn.Select(p => p / drawn.Sum())];
            double cost = Cost(other);
            if (cost < best - (1e-12 * Math.Abs(best)))
                return $"under probabilities [{Text(truth)}] the forecast [{Text(other)}] costs {cost:R}, the truth {best:R}";
        }

        return null;
    }

    /// <summary>Independent labels, each with a probability of its own.</summary>
    /// <param name="probe">The loss.</param>
    /// <param name="source">Random numbers.</param>
    /// <param name="score">The score that stands for a probability.</param>
    private static string? Labels(LossProbe probe, PointSource source, Func<double, double> score)
    {
        int count = probe.Loss.ExampleColumns;
        double[] p = [.. Enumerable.Range(0, count).Select(_ => 0.05 + (0.9 * source.NextUnit()))];
        double Cost(double[] row) => Enumerable.Range(0, 1 << count).Sum(set =>
        {
            double[] labels = [.. Enumerable.Range(0, count).Select(k => (double)((set >> k) & 1))];
            return labels.Zip(p, (t, chance) => t == 1 ? chance : 1 - chance).Aggregate((a, b) => a * b) * probe.Value(new(row, labels, []));
        });
        return Cheaper(probe, source, [.. p.Select(score)], Cost) is { } rival ? $"for labels with probabilities [{Text(p)}] the best row is {rival}" : null;
    }

    private static bool IsOfLabels(Loss loss) => !loss.Target.IsClass && loss.Target.Domain == Interval.Unit;

    /// <summary>A row that costs less than the truth, near it or far from it; null where none was found.</summary>
    private static string? Cheaper(LossProbe probe, PointSource source, double[] truth, Func<double[], double> cost)
    {
        double best = cost(truth);
        if (double.IsNaN(best))
            return $"[{Text(truth)}], at which the loss is not a number";
        for (int n = 0; n < Rivals; n++)
        {
            double reach = (n % 4) switch { 0 => 1e-3, 1 => 1e-2, 2 => 0.1, _ => 1 };
            double[] rival = [.. truth.Select((x, i) => Inside(probe.Loss, i, truth.Length, x, reach * ((2 * source.NextUnit()) - 1)))];
            double found = cost(rival);
            if (found < best - (1e-12 * Math.Abs(best)))
                return $"[{Text(truth)}], which costs {best:R}, but [{Text(rival)}] costs {found:R}";
        }

        return null;
    }

    /// <summary>A step that would leave the domain is taken as a factor instead.</summary>
    private static double Inside(Loss loss, int column, int columns, double x, double step)
    {
        Interval domain = loss.OutputOf(column, columns).Domain;
        double moved = x + (step * Math.Max(1, Math.Abs(x)));
        return domain.Contains(moved) ? moved : x * Math.Exp(Math.Min(0, step));
    }

    private static double[]? Truth(Loss loss, Functional functional, double[] sample)
    {
        double mean = sample.Average(), variance = sample.Average(y => (y - mean) * (y - mean)), median = Quantile(sample, 0.5);
        return functional.Name switch
        {
            "mean and variance" => [mean, variance],
            "mean and log of the standard deviation" => [mean, 0.5 * Math.Log(variance)],
            "median and mean absolute deviation" => [median, sample.Average(y => Math.Abs(y - median))],
            "mean and standard deviation of the logarithm" => OfLogarithm(sample),
            "central interval" => [Quantile(sample, (1 - functional.Level!.Value) / 2), Quantile(sample, (1 + functional.Level!.Value) / 2)],
            "quantiles" => [.. Levels(loss).Select(q => Quantile(sample, q))],
            _ => null,
        };
    }

    private static double[] OfLogarithm(double[] sample)
    {
        double[] logs = [.. sample.Select(y => Math.Log(y))];
        double mean = logs.Average();
        return [mean, Math.Sqrt(logs.Average(y => (y - mean) * (y - mean)))];
    }

    /// <summary>The levels that the loss was given.</summary>
    private static double[] Levels(Loss loss) =>
        loss.Spec.Terms[0].Arguments["quantiles"] is ParameterValue.List list ? [.. list.Values.Span] : [];

    private static double Quantile(double[] sample, double level)
    {
        double[] sorted = [.. sample.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(level * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private static string Text(double[] numbers) => string.Join(", ", numbers.Select(ParameterValue.Text));
}
