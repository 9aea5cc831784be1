namespace Lossworks.Advice.Diagnostics;

/// <summary>
/// How the spread grows with the mean: the slope of log squared residual on log prediction estimates the power of the variance (0 normal,
/// 1 Poisson, 2 gamma). Harvey (1976), doi:10.2307/1913974
/// </summary>
internal sealed class GrowingSpread : IDiagnostic
{
    internal const double Notable = 0.75;

    public Finding? Look(FirstLook look)
    {
        (double X, double Y)[] pairs = [.. look.Fitted.Zip(look.Residuals)
            .Where(p => p.First > 0 && p.Second != 0)
            .Select(p => (Math.Log(p.First), Math.Log(p.Second * p.Second)))];
        if (look.Problem.IsClass || look.Problem.Truth.Numbers.Any(y => y < 0) || pairs.Length < 30)
            return null;
        double x = pairs.Average(p => p.X), y = pairs.Average(p => p.Y), spread = pairs.Sum(p => (p.X - x) * (p.X - x));
        if (spread == 0)
            return null;
        double power = pairs.Sum(p => (p.X - x) * (p.Y - y)) / spread;
        return new("variance-power", power, power < Notable
            ? $"The spread does not grow with the prediction (variance power {power:0.0})."
            : $"The spread grows with the prediction: its variance about as the power {power:0.0} of it (1 is Poisson, 2 is gamma).");
    }
}
