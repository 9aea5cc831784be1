namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Counts whose logarithmic mean is linear.</summary>
internal static class CountProblems
{
    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        new("counts", "Counts: the Poisson likelihood (Nelder and Wedderburn 1972, doi:10.2307/2344614)", Counts((m, d) => d.Poisson(m)), "mean")
        {
            Metric = "poisson-deviance",
            Best = ["poisson-nll"],
        },
        new("counts-plain", "The same counts, judged by the squared error, as they are where nobody names a metric", Counts((m, d) => d.Poisson(m)), "mean") { Best = ["poisson-nll"] },
        new(
            "overdispersed-counts",
            "Counts of variance m + m^2: the negative binomial likelihood; the Poisson one has the right mean as well (Lawless 1987, doi:10.2307/3314912; Gourieroux, Monfort and Trognon 1984, doi:10.2307/1913472)",
            Counts((m, d) => d.Poisson(m * d.Gamma(1))),
            "mean")
        {
            Metric = "poisson-deviance",
            Best = ["negative-binomial-nll(dispersion=1)", "poisson-nll"],
        },
        new(
            "zero-inflated-counts",
            "Half of the counts are 0 for a reason of their own: the zero-inflated likelihood (Lambert 1992, doi:10.2307/1269547)",
            Counts((m, d) => d.Chance(0.5) ? 0 : d.Poisson(2 * m)),
            "mean")
        {
            Metric = "poisson-deviance",
            Best = ["zero-inflated-poisson-nll"],
        },
    ];

    internal static Law Counts(Func<double, Draws, double> of) => new(Truth.Features, (x, d, _) => of(Truth.Mean(x), d)) { IsCount = true };
}
