namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Numbers whose spread depends on the features.</summary>
internal static class SpreadProblems
{
    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        new(
            "asymmetric-cost",
            "Too little costs three times as much as too much: the quantile 3/(3 + 1) is wanted, and pinball elicits it (Koenker and Bassett 1978, doi:10.2307/1913643)",
            Spread(d => d.Normal()),
            "quantile:0.75")
        {
            Best = ["pinball(quantile=0.75)"],
        },
        new(
            "quantile-90",
            "The quantile 0.9 of skewed noise whose spread grows with a feature: pinball elicits it (Koenker and Bassett 1978, doi:10.2307/1913643)",
            Spread(d => d.Exponential()),
            "quantile:0.9")
        {
            Best = ["pinball(quantile=0.9)"],
        },
        new(
            "heteroscedastic",
            "Normal noise whose logarithmic spread is linear in a feature, mean wanted: the normal likelihood weighs rows by their precision (Aitken 1936; Nix and Weigend 1994, doi:10.1109/ICNN.1994.374138)",
            new(Truth.Features, (x, d, _) => 1 + Truth.Linear(x) + (Math.Exp(0.8 * x[0]) * d.Normal())),
            "mean")
        {
            Best = ["gaussian-nll-log-sigma", "gaussian-nll"],
        },
    ];

    /// <summary>Features from 0 to 1, so that location and spread, and with them every quantile, are linear in them.</summary>
    private static Law Spread(Func<Draws, double> noise) => new(4, (x, d, _) => 1 + (2 * x[0]) - x[1] + ((0.3 + (1.2 * x[0])) * noise(d)))
    {
        Draw = static (d, x) =>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = d.Uniform();
        },
    };
}
