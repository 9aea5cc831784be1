namespace Lossworks.Advice.Diagnostics;

/// <summary>The share of residuals beyond 3.5 robust standard deviations: 0.05 % under a normal distribution, above 1 % outliers matter.</summary>
internal sealed class OutlierShare : IDiagnostic
{
    internal const string Name = "outlier-share";
    internal const double Notable = 0.01;

    private const double Far = 3.5;

    public Finding? Look(FirstLook look)
    {
        double[] sizes = [.. look.Noise.Select(Math.Abs)];
        double scale = sizes.Length == 0 ? 0 : 1.4826 * Metrics.WeightedQuantile.Of(sizes, [], 0.5);
        if (scale == 0)
            return null;
        double share = sizes.Count(s => s > Far * scale) / (double)sizes.Length;
        bool many = share > Notable && sizes.Length * share >= 3;
        return new(Name, share, many
            ? $"{Text.Percent(share)} of the residuals of a first fit lie beyond 3.5 robust standard deviations (a normal distribution has 0.05 %): outliers pull squared error."
            : $"Residuals of a first fit have ordinary tails ({Text.Percent(share)} beyond 3.5 robust standard deviations).")
        {
            Matters = many,
            Source = "Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers",
        };
    }
}
