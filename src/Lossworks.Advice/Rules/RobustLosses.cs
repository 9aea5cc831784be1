using System.Globalization;
using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>
/// Outliers: losses whose pull is bounded, tuned to 95 % efficiency under normal noise by the scale of the residuals (Holland and Welsch
/// 1977, doi:10.1080/03610927708827533).
/// </summary>
internal sealed class RobustLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        double scale = look.ResidualScale;
        if (look.Problem.IsClass || scale == 0)
            yield break;
        bool outliers = findings.TryGetValue("outlier-share", out Finding? tails) && tails.Value > ResidualTails.Notable;
        string reason = outliers ? "outliers pull with bounded force" : "insurance against outliers, at a small price without them";
        string? caution = look.Problem.Want.Kind == WantKind.Mean ? "between mean and median where the noise is skewed" : null;
        yield return new($"huber(delta={Text(1.345 * scale)})", $"{reason}; delta is 1.345 residual scales", caution);
        yield return new($"pseudo-huber(delta={Text(1.345 * scale)})", $"{reason}, smoothly; delta is 1.345 residual scales", caution);
        if (scale is > 0.2 and < 5)
            yield return new("log-cosh", $"{reason}; residuals are of about the size 1 at which it bends", caution);
        if (outliers)
            yield return new($"cauchy(scale={Text(2.385 * scale)})", "far outliers lose their pull; scale is 2.385 residual scales", caution);
    }

    /// <summary>Three digits: a scale is not known better, and the SPEC stays short.</summary>
    private static string Text(double x) => double.Parse(x.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
