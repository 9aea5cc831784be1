namespace Lossworks.Verification;

/// <summary>Whether the best score under a probability other than 1/2 has the sign of the more probable class.</summary>
internal static class CalibrationAttack
{
    internal static string? Refute(LossProbe probe)
    {
        if (probe.TakesRows)
            return null;
        foreach (double p in (double[])[0.1, 0.3, 0.45, 0.55, 0.7, 0.9])
        {
            double negative = probe.Loss.Target.Only.Contains(-1) ? -1 : 0;
            double score = GoldenSection.Minimum(
                s => (p * probe.Value(new([s], [1], []))) + ((1 - p) * probe.Value(new([s], [negative], []))), -20, 20);
            if (score * (p - 0.5) <= 0)
                return $"with probability {p:R} of the positive class the best score is {score:R}";
        }

        return null;
    }
}
