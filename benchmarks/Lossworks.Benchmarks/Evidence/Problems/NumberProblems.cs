namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Numbers with noise of several shapes.</summary>
internal static class NumberProblems
{
    /// <summary>The median of a gamma distribution of shape 1/2: half that of a chi-squared one with one degree of freedom, 0.454936.</summary>
    private const double MedianOfHalfGamma = 0.227468;

    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        new("gaussian", "Normal noise: squared error is the likelihood (Gauss 1809)", Truth.With(d => d.Normal()), "mean") { Best = ["squared-error"] },
        new(
            "student-t2",
            "Noise of infinite variance, t with 2 degrees of freedom: its likelihood is the Cauchy loss with scale sqrt 2 (Lange, Little and Taylor 1989, doi:10.1080/01621459.1989.10478852)",
            Truth.With(d => d.StudentT(2)),
            "median")
        {
            Best = ["student-t-nll(degrees-of-freedom=2,scale=1)", "cauchy(scale=1.4142)"],
        },
        new("laplace", "Laplace noise, median wanted: absolute error is the likelihood (Laplace 1774)", Truth.With(d => d.Laplace()), "median") { Best = ["absolute-error"] },
        new(
            "skewed-mean",
            "Strongly skewed noise, mean wanted: only squared error is consistent for the mean (Gneiting 2011, doi:10.1198/jasa.2011.r10138); what is robust is biased",
            Truth.With(d => 2 * (d.Gamma(0.5) - 0.5)),
            "mean")
        {
            Best = ["squared-error"],
        },
        new(
            "skewed-median",
            "The same noise, median wanted: absolute error is consistent for the median (Gneiting 2011, doi:10.1198/jasa.2011.r10138)",
            Truth.With(d => 2 * (d.Gamma(0.5) - MedianOfHalfGamma)),
            "median")
        {
            Best = ["absolute-error"],
        },
        new(
            "contaminated",
            "A tenth of the training targets lies 15 standard deviations too high, fresh ones are clean: losses that give up on far rows (Huber 1964, doi:10.1214/aoms/1177703732; Beaton and Tukey 1974, doi:10.1080/00401706.1974.10489171)",
            new(Truth.Features, (x, d, isTraining) => 1 + Truth.Linear(x) + (isTraining && d.Chance(0.1) ? 15 + (3 * d.Normal()) : d.Normal())),
            "median")
        {
            Best = ["tukey-biweight(scale=4.685)", "cauchy(scale=2.385)"],
        },
    ];
}
