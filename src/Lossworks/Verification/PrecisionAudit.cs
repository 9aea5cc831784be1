namespace Lossworks.Verification;

/// <summary>
/// Evaluates in float and in double at inputs over many orders of magnitude and reports where float loses digits of the value, the gradient
/// or the Hessian.
/// </summary>
internal static class PrecisionAudit
{
    /// <summary>In units of the last place of float, beyond what the inputs' own rounding accounts for: more than that is a cancellation.</summary>
    private const double Allowed = 24 * FloatUlp;

    private const double FloatUlp = 1.1920929e-7;

    /// <summary>Below the smallest normal float digits are lost one by one; above the largest everything is infinite.</summary>
    private const double Smallest = 1.2e-38, Largest = 3.4e38;

    private const int Points = 40;

    private static readonly double[] Spreads = [1e-6, 1e-3, 1, 10, 100, 1e4];

    internal static IReadOnlyList<AuditFinding> Run(LossProbe probe, ulong seed)
    {
        List<AuditFinding> findings = [];
        PointSource source = new(probe.Loss, seed);
        foreach (double spread in Spreads)
        {
            if (Worst(probe, source, spread) is { } worst)
                findings.Add(worst);
        }

        return findings;
    }

    private static AuditFinding? Worst(LossProbe probe, PointSource source, double spread)
    {
        AuditFinding? worst = null;
        double largest = Allowed;
        for (int n = 0; n < Points; n++)
        {
            LossPoint point = Rounded(source.Next(spread));
            double[] truth = probe.All(point), got = probe.AllInFloat(point), room = Room(probe, point, truth);
            for (int i = 0; i < truth.Length; i++)
            {
                if (!double.IsFinite(truth[i]) || Math.Abs(truth[i]) > Largest)
                    continue;
                double error = Math.Max(0, Math.Abs(got[i] - truth[i]) - room[i] - Smallest) / (Math.Abs(truth[i]) + Smallest);
                if (double.IsNaN(got[i]))
                    return new($"{Name(i, point)} at {point}", got[i], truth[i], null);
                if (error > largest)
                    (largest, worst) = (error, new($"{Name(i, point)} at {point}", got[i], truth[i], null));
            }
        }

        return worst;
    }

    /// <summary>How far the true answers move when each input moves by a few units of float's last place: no formula could do better there.</summary>
    private static double[] Room(LossProbe probe, LossPoint point, double[] truth)
    {
        double[] room = new double[truth.Length];
        foreach (LossPoint neighbor in Neighbors(probe.Loss, point))
        {
            double[] moved = probe.All(neighbor);
            for (int i = 0; i < room.Length; i++)
                room[i] += double.IsFinite(moved[i]) ? Math.Abs(moved[i] - truth[i]) : double.PositiveInfinity;
        }

        return room;
    }

    /// <summary>Targets move too where they are numbers of the loss's own arithmetic: prediction - target rounds, and so does 1 - share.</summary>
    private static IEnumerable<LossPoint> Neighbors(Loss loss, LossPoint point)
    {
        foreach (double step in (double[])[-4 * FloatUlp, 4 * FloatUlp])
        {
            for (int j = 0; j < point.Predictions.Length; j++)
                yield return point.Moved(j, step * Math.Abs(point.Predictions[j]));
            for (int j = 0; j < point.Targets.Length
                && (loss.Shape == LossShape.Residual || (loss.Shape == LossShape.Pointwise && loss.Target.Only.IsEmpty)); j++)
                yield return point with { Targets = [.. point.Targets.Select((y, k) => k == j ? y + (step * Math.Abs(y)) : y)] };
        }
    }

    private static string Name(int index, LossPoint point)
    {
        int predictions = point.Predictions.Length;
        return index == 0 ? "value" : index <= predictions ? $"gradient {index - 1}" : $"Hessian {index - 1 - predictions}";
    }

    private static LossPoint Rounded(LossPoint point) =>
        new([.. point.Predictions.Select(x => (double)(float)x)], [.. point.Targets.Select(x => (double)(float)x)], point.Classes) { Rows = point.Rows };
}
