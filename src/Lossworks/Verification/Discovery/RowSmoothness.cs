namespace Lossworks.Verification;

/// <summary>
/// Breaks of losses of rows that no random line meets or shows: the value jumps (as of what counts errors), or the derivative turns around a
/// point where all numbers are alike, are zero, or are the truth (as of norms and of correlations).
/// </summary>
internal static class RowSmoothness
{
    private const int Lines = 8;

    /// <summary>Far and near of a point: the derivative on both sides of it must come nearer to each other by much of that.</summary>
    private const double Far = 1e-5, Near = 1e-8;

    internal static string? Refute(LossProbe probe, ulong seed)
    {
        PointSource source = new(probe.Loss, seed);
        for (int n = 0; n < Lines; n++)
        {
            LossPoint from = source.Next(), to = source.Another(from, 3);
            if (probe.Loss.RowRule is null && DerivativeJump.OfValue(probe, from, to).FirstOrDefault() is { Above: { } cliff })
                return $"the value jumps at {cliff}";
            foreach (LossPoint center in Centers(from))
            {
                if (Turns(probe, center, from.Predictions))
                    return $"the derivative turns at {center}";
            }
        }

        return null;
    }

    private static IEnumerable<LossPoint> Centers(LossPoint point)
    {
        yield return point.At(new double[point.Predictions.Length]);
        yield return point.At([.. Enumerable.Repeat(point.Predictions[0], point.Predictions.Length)]);
        yield return PointSource.Perfect(point);
    }

    /// <summary>Whether the derivatives beside the point stay apart.</summary>
    private static bool Turns(LossProbe probe, LossPoint center, double[] direction)
    {
        LossPoint Beside(double step) => center.At([.. center.Predictions.Select((x, i) => x + (step * direction[i]))]);
        if (!Inside(probe.Loss, Beside(Far)) || !Inside(probe.Loss, Beside(-Far)))
            return false;
        double Gap(double step)
        {
            double[] below = probe.Gradient(Beside(-step)), above = probe.Gradient(Beside(step));
            return below.Zip(above, (a, b) => Math.Abs(a - b)).Max();
        }

        double size = probe.Gradient(Beside(Far)).Max(Math.Abs), wide = Gap(Far), narrow = Gap(Near);
        return wide > 1e-4 * Math.Max(1e-6, size) && narrow > wide / 2;
    }

    private static bool Inside(Loss loss, LossPoint point)
    {
        int columns = point.Predictions.Length / point.Rows;
        return loss.RowRule is null && point.Predictions.Select((x, i) => loss.OutputOf(i % columns, columns).Domain.Contains(x)).All(ok => ok);
    }
}
