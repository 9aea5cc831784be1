namespace Lossworks.Verification;

/// <summary>Two targets against a sample: its own means and covariances must cost less than any others.</summary>
internal static class CovarianceAttack
{
    internal static string? Refute(LossProbe probe, PointSource source)
    {
        (double X, double Y)[] sample = [.. Enumerable.Range(0, 20).Select(_ => (source.NextTarget(3), source.NextTarget(3)))];
        double[] truth = Fitted(sample), other = [.. truth.Select(x => x + (0.5 * (source.NextUnit() - 0.5)))];
        (other[2], other[4]) = (truth[2] * Math.Exp(source.NextUnit() - 0.5), truth[4] * Math.Exp(source.NextUnit() - 0.5));
        double Expected(double[] at) => sample.Average(p => probe.Value(new(at, [p.X, p.Y], [])));
        return Expected(other) <= Expected(truth)
            ? $"[{string.Join(", ", other)}] costs {Expected(other):R}, the truth [{string.Join(", ", truth)}] {Expected(truth):R}"
            : null;
    }

    /// <summary>Means, then the triangle of the covariance matrix: L11, L21, L22.</summary>
    private static double[] Fitted((double X, double Y)[] sample)
    {
        double x = sample.Average(p => p.X), y = sample.Average(p => p.Y);
        double first = Math.Sqrt(sample.Average(p => (p.X - x) * (p.X - x))), slope = sample.Average(p => (p.X - x) * (p.Y - y)) / first;
        return [x, y, first, slope, Math.Sqrt(sample.Average(p => (p.Y - y) * (p.Y - y)) - (slope * slope))];
    }
}
