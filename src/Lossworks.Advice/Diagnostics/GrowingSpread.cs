namespace Lossworks.Advice.Diagnostics;

/// <summary>
/// How the variance grows with the mean: as its power p, which is that of Tweedie's distributions (0 normal, 1 Poisson, 2 gamma, 3 inverse Gaussian). Estimated so
/// that residuals / mean^(p/2) are no larger where the mean is large: the gamma likelihood of squared residuals (Davidian and Carroll 1987).
/// </summary>
internal sealed class GrowingSpread : IDiagnostic
{
    internal const string Name = "variance-power";
    internal const double Notable = 0.75;

    private const int Enough = 50;

    /// <summary>An estimate that is less sure than this says nothing.</summary>
    private const double LargestError = 0.5;

    private const double Limit = 6;

    public Finding? Look(FirstLook look)
    {
        if (look.Problem.IsClass || look.Rows.Length < Enough || look.Means.Length == 0)
            return null;
        Pair[] pairs = Pairs(look);
        if (pairs.Length < Enough)
            return null;
        double power = Power(pairs), error = Error(pairs, power);
        if (!(error < LargestError))
            return null;
        bool grows = power > Notable && power > 2 * error;
        return new(Name, power, grows
            ? $"The spread grows with the prediction: its variance about as the power {Text.Tenths(power)} of it (1 is Poisson, 2 gamma, 3 inverse Gaussian)."
            : $"The spread hardly grows with the prediction (variance power {Text.Tenths(power)}).")
        {
            Matters = grows,
            Source = "Davidian and Carroll (1987), doi:10.1080/01621459.1987.10478384; Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x",
        };
    }

    /// <summary>Of the two first fits the one that is nearer to the targets.</summary>
    private static Pair[] Pairs(FirstLook look)
    {
        double[] means = Multiplying.Distance(look, look.Means) <= Multiplying.Distance(look, look.Fitted) ? look.Means : look.Fitted;
        return [.. Enumerable.Range(0, means.Length).Where(i => means[i] > 0 && double.IsFinite(means[i])).Select(i =>
        {
            double residual = look.TargetAt(i) - means[i], exposure = look.Exposure.Length == 0 ? 1 : look.Exposure[look.Rows[i]];
            return new Pair(Math.Log(means[i]), residual * residual * exposure);
        })];
    }

    /// <summary>By halving: the score falls with the power.</summary>
    private static double Power(Pair[] pairs)
    {
        double low = -Limit, high = Limit;
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Score(pairs, middle) > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Score(Pair[] pairs, double power)
    {
        double center = pairs.Average(p => p.LogMean);
        double[] scaled = [.. pairs.Select(p => p.Square * Math.Exp(-power * (p.LogMean - center)))];
        double mean = scaled.Average();
        return pairs.Zip(scaled, (p, s) => (s - mean) * (p.LogMean - center)).Sum();
    }

    /// <summary>The standard error, whatever the distribution (White 1980, doi:10.2307/1912934).</summary>
    private static double Error(Pair[] pairs, double power)
    {
        double center = pairs.Average(p => p.LogMean);
        double[] scaled = [.. pairs.Select(p => p.Square * Math.Exp(-power * (p.LogMean - center)))];
        double mean = scaled.Average();
        double bread = pairs.Sum(p => (p.LogMean - center) * (p.LogMean - center));
        double meat = pairs.Zip(scaled, (p, s) => Math.Pow(((s / mean) - 1) * (p.LogMean - center), 2)).Sum();
        return bread > 0 && mean > 0 ? Math.Sqrt(meat) / bread : double.PositiveInfinity;
    }

    private readonly record struct Pair(double LogMean, double Square);
}
