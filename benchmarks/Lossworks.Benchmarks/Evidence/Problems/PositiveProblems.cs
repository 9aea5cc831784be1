namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Numbers that are not negative.</summary>
internal static class PositiveProblems
{
    /// <summary>The dispersion of the compound problem: about 3 rows in 10 are 0.</summary>
    private const double Dispersion = 2;

    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        new(
            "gamma",
            "Spread in proportion to the mean: the gamma likelihood (McCullagh and Nelder 1989, chapter 8)",
            Positive((m, d) => m * d.Gamma(2) / 2),
            "mean")
        {
            Metric = "gamma-deviance",
            Best = ["gamma-nll"],
        },
        new("gamma-plain", "The same numbers, judged by the squared error, as they are where nobody names a metric", Positive((m, d) => m * d.Gamma(2) / 2), "mean") { Best = ["gamma-nll"] },
        new(
            "tweedie",
            "Sums of a Poisson number of exponential amounts, with exact zeros: variance 2 m^1.5 (Jorgensen 1987, doi:10.1111/j.2517-6161.1987.tb01685.x)",
            Positive(Compound),
            "mean")
        {
            Metric = "poisson-deviance",
            Best = ["tweedie-nll(power=1.5)"],
        },
        new(
            "prices",
            "Log-normal prices, relative errors wanted: squared error of the logarithm is the likelihood (Aitchison and Brown 1957)",
            new(Truth.Features, (x, d, _) => Math.Exp(11 + (0.4 * Truth.Linear(x)) + (0.5 * d.Normal()))),
            "mean")
        {
            Metric = "rmsle",
            Best = ["squared-log-error"],
        },
    ];

    internal static Law Positive(Func<double, Draws, double> of) => new(Truth.Features, (x, d, _) => of(Truth.Mean(x), d));

    /// <summary>Power 1.5 of the mean: Poisson number of mean m^0.5/(0.5 dispersion), amounts exponential of mean 0.5 dispersion m^0.5.</summary>
    private static double Compound(double mean, Draws draws)
    {
        double root = Math.Sqrt(mean), sum = 0;
        for (int left = draws.Poisson(root / (0.5 * Dispersion)); left > 0; left--)
            sum += 0.5 * Dispersion * root * draws.Exponential();
        return sum;
    }
}
