namespace Lossworks.Advice.Diagnostics;

/// <summary>Targets that pile up at their largest or smallest value: a ceiling, a floor, or a limit of measuring that hides the true value.</summary>
internal sealed class PiledUp : IDiagnostic
{
    internal const string Name = "piled-up";
    internal const double Notable = 0.03;

    public Finding? Look(FirstLook look)
    {
        double[] y = look.Problem.Truth.Numbers;
        if (look.Problem.IsClass || y.Length < 30 || y.Distinct().Count() < 20)
            return null;
        double low = y.Min(), high = y.Max();
        double atLow = low == 0 ? 0 : Share(y, low), atHigh = Share(y, high), share = Math.Max(atLow, atHigh);
        if (share < Notable)
            return null;
        double end = atHigh >= atLow ? high : low;
        return new(Name, share, $"{Text.Percent(share)} of the targets are exactly {Text.Short(end)}, the {(end == high ? "largest" : "smallest")} value: if it is a limit of measuring, true values beyond it are hidden, and the mean is pulled to it; the median is not.")
        {
            Matters = true,
            Source = "Tobin (1958), doi:10.2307/1907382; Powell (1984), doi:10.1016/0304-4076(84)90004-6",
        };
    }

    private static double Share(double[] y, double value) => y.Count(v => v == value) / (double)y.Length;
}
