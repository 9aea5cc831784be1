namespace Lossworks.Verification;

/// <summary>Evaluates in float and in double at inputs over many orders of magnitude and reports where float loses digits or overflows.</summary>
internal static class PrecisionAudit
{
    /// <summary>In ulps of float; more than that is no rounding but a cancellation.</summary>
    private const double Allowed = 64 * 1.1920929e-7;

    private static readonly double[] Spreads = [1e-6, 1e-3, 1, 10, 100, 1e4];

    internal static IReadOnlyList<AuditFinding> Run(LossProbe probe, ulong seed)
    {
        List<AuditFinding> findings = [];
        PointSource source = new(probe.Loss, seed);
        foreach (double spread in Spreads)
        {
            AuditFinding? worst = Worst(probe, source, spread);
            if (worst is not null)
                findings.Add(worst);
        }

        return findings;
    }

    private static AuditFinding? Worst(LossProbe probe, PointSource source, double spread)
    {
        AuditFinding? worst = null;
        double largest = Allowed;
        for (int n = 0; n < 60; n++)
        {
            LossPoint point = Rounded(source.Next(spread));
            double truth = probe.Value(point), got = probe.ValueInFloat(point);
            if (double.IsNaN(truth) || Math.Abs(truth) > float.MaxValue || Math.Abs(truth) < 1e-37)
                continue;
            double error = Math.Abs(got - truth) / (Math.Abs(truth) + Sensitivity(probe, point));
            if (!(error <= largest))
                (largest, worst) = (error, new(point.ToString(), got, truth, null));
        }

        return worst;
    }

    /// <summary>How far the true value moves when an input moves by its own size: where that is large, no formula could do better.</summary>
    /// <remarks>A loss of the residual moves with the target as with the prediction.</remarks>
    private static double Sensitivity(LossProbe probe, LossPoint point)
    {
        double target = probe.Loss.Shape == LossShape.Residual ? Math.Abs(point.Targets[0]) : 0;
        return probe.Gradient(point).Zip(point.Predictions, (g, p) => Math.Abs(g) * (Math.Abs(p) + target)).Sum();
    }

    private static LossPoint Rounded(LossPoint point) =>
        new([.. point.Predictions.Select(x => (double)(float)x)], [.. point.Targets.Select(x => (double)(float)x)], point.Classes) { Rows = point.Rows };
}
