namespace Lossworks.Verification;

/// <summary>
/// Directions in which losses of rows are often linear, and which no random chord takes: one number alone, all numbers alike (as of scores of
/// classes), towards the truth (as of norms), towards zero.
/// </summary>
internal static class FlatDirection
{
    private const int Points = 20;

    /// <summary>A chord above the middle by less than this share is no bend.</summary>
    private const double Rounding = 1e-13;

    internal static string? Refute(LossProbe probe, ulong seed)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < Points; n++)
        {
            LossPoint point = source.Next(1);
            foreach (double[] direction in Directions(point))
            {
                LossPoint Moved(double share) => point.At([.. point.Predictions.Select((x, i) => x + (share * direction[i]))]);
                if (!Inside(probe.Loss, Moved(-0.5)) || !Inside(probe.Loss, Moved(0.5)))
                    continue;
                double low = probe.Value(Moved(-0.5)), high = probe.Value(Moved(0.5)), middle = probe.Value(point);
                if (!(((low + high) / 2) - middle > Rounding * (Math.Abs(low) + Math.Abs(high))))
                    return $"it is linear from ({Moved(-0.5)}) to ({Moved(0.5)})";
            }
        }

        return null;
    }

    private static IEnumerable<double[]> Directions(LossPoint point)
    {
        int count = point.Predictions.Length;
        double[] perfect = PointSource.Perfect(point).Predictions;
        for (int i = 0; i < count; i++)
        {
            double[] alone = new double[count];
            alone[i] = 1;
            yield return alone;
        }

        yield return [.. Enumerable.Repeat(1.0, count)];
        yield return [.. point.Predictions.Select((x, i) => perfect[i] - x)];
        yield return [.. point.Predictions.Select(x => -x)];
    }

    private static bool Inside(Loss loss, LossPoint point) =>
        point.Predictions.Select((x, i) => loss.OutputOf(i, point.Predictions.Length).Domain.Contains(x)).All(ok => ok)
            && loss.RowRule?.Complaint(point.Predictions, point.Targets) is null;
}
