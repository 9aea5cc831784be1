namespace Lossworks.Advice.Diagnostics;

/// <summary>The share of residuals beyond 3.5 robust standard deviations: 0.05 % under a normal distribution, above 1 % outliers matter.</summary>
internal sealed class ResidualTails : IDiagnostic
{
    internal const double Notable = 0.01;

    public Finding? Look(FirstLook look)
    {
        if (look.Residuals.Length == 0 || look.ResidualScale == 0)
            return null;
        double share = look.Residuals.Count(r => Math.Abs(r) > 3.5 * look.ResidualScale) / (double)look.Residuals.Length;
        return new("outlier-share", share, share > Notable
            ? $"{share:P1} of the residuals of a first fit lie beyond 3.5 robust standard deviations (a normal distribution has 0.05 %): outliers pull squared error."
            : $"Residuals of a first fit have ordinary tails ({share:P1} beyond 3.5 robust standard deviations).");
    }
}
