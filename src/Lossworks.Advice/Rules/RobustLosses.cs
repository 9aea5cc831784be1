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
        yield return Open("huber", "delta", 1.345 * scale, reason);
        yield return Open("pseudo-huber", "delta", 1.345 * scale, reason + ", smoothly");
        if (scale is > 0.2 and < 5)
            yield return new("log-cosh", $"{reason}; residuals are of about the size 1 at which it bends");
        if (outliers)
            yield return Open("cauchy", "scale", 2.385 * scale, "far outliers lose their pull");
    }

    /// <summary>A parameter in target units, from a third to three times what suits normal noise.</summary>
    private static Candidate Open(string loss, string parameter, double usual, string reason) =>
        new($"{loss}({parameter}={Text(usual / 3)}..{Text(3 * usual)} log)", reason) { Start = $"{loss}({parameter}={Text(usual)})" };

    /// <summary>Three digits: a scale is not known better, and the SPEC stays short.</summary>
    private static string Text(double x) => double.Parse(x.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
