namespace Lossworks.Verification;

/// <summary>Finds out what a loss could claim about itself, for formulas of users who state nothing.</summary>
internal static class ClaimDiscovery
{
    /// <summary>What holds of a loss and what does not, each with the place that shows it. Never throws for what a formula returns.</summary>
    /// <param name="probe">The loss. What it claims itself is not looked at.</param>
    /// <param name="seed">The same seed finds the same on any machine.</param>
    /// <param name="suspects">Constants and parameter values of the formula: kinks and bounds are often there.</param>
    internal static Discovered Run(LossProbe probe, ulong seed, IReadOnlyList<double> suspects)
    {
        bool single = IsOfSingleNumbers(probe.Loss);
        Findings findings = new(seed, single ? Findings.AfterSearch : Findings.Alone, []);
        double[] finite = [.. suspects.Where(s => double.IsFinite(s) && s != 0).Distinct()];
        LossClaims claims = single
            ? new SingleNumberDiscovery(probe, finite, findings).Claims()
            : new RowDiscovery(probe, seed, finite, findings).Claims();
        return new(new ExpectationDiscovery(probe, seed, finite, findings.With(Findings.Alone)).Extend(claims), findings.Observations);
    }

    private static bool IsOfSingleNumbers(Loss loss) =>
        loss.IsElementwise && loss.Columns == 1 && loss.RowRule is null && !loss.StopsGradient && !loss.DrawsByRow;
}
