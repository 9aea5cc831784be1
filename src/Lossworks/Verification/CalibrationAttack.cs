namespace Lossworks.Verification;

/// <summary>Whether the best score under a probability other than 1/2 has the sign of the more probable class.</summary>
internal static class CalibrationAttack
{
    internal static string? Refute(LossProbe probe, ulong seed)
    {
        if (probe.TakesRows)
            return Rows(probe, seed);
        foreach (double p in (double[])[0.1, 0.3, 0.45, 0.55, 0.7, 0.9])
        {
            double negative = probe.Loss.Target.Only.Contains(-1) ? -1 : 0;
            double score = GoldenSection.Minimum(
                s => (p * probe.Value(new([s], [1], []))) + ((1 - p) * probe.Value(new([s], [negative], []))), -20, 20);
            if (!(score * Math.Sign(p - 0.5) > 1e-6))
                return $"with probability {p:R} of the positive class the best score is {score:R}";
        }

        return null;
    }

    /// <summary>
    /// For scores of several classes, or of several labels: among the rows whose decision is wrong none may cost as little as the best row
    /// whose decision is right.
    /// </summary>
    internal static string? Rows(LossProbe probe, ulong seed)
    {
        SplitMix random = new(seed);
        int columns = probe.Loss.ExampleColumns;
        for (int n = 0; n < 3; n++)
        {
            (Func<double[], double> cost, Func<double[], bool> isRight, string what) =
                probe.Loss.Target.IsClass ? OfClasses(probe, columns, random) : OfLabels(probe, columns, random);
            double right = RowSearch.Least(cost, isRight, columns, random), wrong = RowSearch.Least(cost, row => !isRight(row), columns, random);
            if (wrong <= right * (1 + 1e-9))
                return $"under {what} a row with the wrong decision costs {wrong:R}, the best found with the right one {right:R}";
        }

        return null;
    }

    /// <summary>The right decision is the class whose probability is clearly the largest.</summary>
    private static (Func<double[], double> Cost, Func<double[], bool> IsRight, string What) OfClasses(LossProbe probe, int columns, SplitMix random)
    {
        int classes = probe.Loss.ClassCount(columns), top = (int)(random.NextUnit() * classes);
        double[] drawn = [.. Enumerable.Range(0, classes).Select(k => k == top ? 1.6 : 0.2 + random.NextUnit())];
        double[] shares = [.. drawn.Select(p => p / drawn.Sum())];
        return (
            row => shares.Select((p, label) => p * probe.Value(new(row, [], [label]))).Sum(),
            row => Enumerable.Range(0, classes).All(k => k == top || row[top] > row[k]),
            $"class probabilities [{string.Join(", ", shares)}]");
    }

    /// <summary>The right decision is, for each label, the sign of its probability minus one half.</summary>
    private static (Func<double[], double> Cost, Func<double[], bool> IsRight, string What) OfLabels(LossProbe probe, int columns, SplitMix random)
    {
        double[] p = [.. Enumerable.Range(0, columns).Select(_ => random.NextUnit() < 0.5 ? 0.2 : 0.8)];
        double Cost(double[] row)
        {
            double expected = 0;
            for (int labels = 0; labels < 1 << columns; labels++)
            {
                double[] truth = [.. Enumerable.Range(0, columns).Select(k => (double)((labels >> k) & 1))];
                expected += truth.Select((t, k) => t == 1 ? p[k] : 1 - p[k]).Aggregate(1.0, (product, q) => product * q) * probe.Value(new(row, truth, []));
            }

            return expected;
        }

        return (Cost, row => row.Select((z, k) => z > 0 == p[k] > 0.5).All(ok => ok), $"label probabilities [{string.Join(", ", p)}]");
    }
}
