using Lossworks.Advice.Metrics;

namespace Lossworks.Advice.Diagnostics;

/// <summary>Whether the residuals lean to one side: then the mean is not the middle, and a robust loss answers another question.</summary>
internal sealed class ResidualSkew : IDiagnostic
{
    internal const string Name = "residual-skew";
    internal const double Notable = 0.1;

    /// <summary>The gap between mean and median, in robust standard deviations.</summary>
    internal const double NotableGap = 0.1;

    private const int Enough = 50;

    public Finding? Look(FirstLook look)
    {
        double[] noise = look.Noise;
        if (noise.Length < Enough || look.ResidualScale == 0)
            return null;
        double skew = Shape.Skewness(noise), mean = noise.Average();
        double gap = mean - WeightedQuantile.Of(noise, [], 0.5);
        double error = Math.Sqrt(noise.Average(r => (r - mean) * (r - mean)) / noise.Length);
        bool leans = Math.Abs(skew) > Math.Max(Notable, 4 / Math.Sqrt(noise.Length)), gapes = Math.Abs(gap) > Math.Max(NotableGap * look.ResidualScale, 4 * error);
        if (!leans && !gapes)
            return null;
        string off = $"their mean is {Text.Short(Math.Abs(gap))} {(gap > 0 ? "above" : "below")} their median";
        return new(Name, skew, $"The residuals of a first fit lean to the {((leans ? skew : gap) > 0 ? "right" : "left")} ({off}): a robust loss or the median would be off the mean by about that much.")
        {
            Matters = true,
            Source = "Hinkley (1975), doi:10.1093/biomet/62.1.101; Gneiting (2011), doi:10.1198/jasa.2011.r10138",
        };
    }
}
