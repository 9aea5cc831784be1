namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Pairs that are one function up to a factor or a constant.</summary>
internal static class EqualPairs
{
    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        Pair("half-squared", Truth.With(d => d.Normal()), "mean", "squared-error", "half-squared-error"),
        Pair("huge-huber", Truth.With(d => d.Normal()), "mean", "squared-error", "huber(delta=1000000)"),
        Pair("tweedie-1", CountProblems.Counts((m, d) => d.Poisson(m)), "mean", "poisson-nll", "tweedie-nll(power=1)"),
        Pair("tweedie-2", PositiveProblems.Positive((m, d) => m * d.Gamma(2) / 2), "mean", "gamma-nll", "tweedie-nll(power=2)"),
        Pair("focal-0", Truth.Binary(0.3, 1.2), "probability", "binary-cross-entropy-with-logits", "binary-focal(gamma=0)"),
        Pair("smoothing-0", new(4, ClassProblems.Softmax) { Labels = ["a", "b", "c"] }, "probability", "softmax-cross-entropy", "label-smoothed-cross-entropy(smoothing=0)"),
    ];

    private static EvidenceProblem Pair(string name, Law law, string want, string first, string second) =>
        new($"equal-{name}", $"{first} and {second} are one function up to a factor or a constant", law, want) { Losses = [first, second], IsNull = true, Sizes = [200] };
}
