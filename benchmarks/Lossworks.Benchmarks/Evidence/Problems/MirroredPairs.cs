namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Pairs of which each is the other on the mirrored problem, and the problem is its own mirror: equally good on average, though not on any one sample.</summary>
internal static class MirroredPairs
{
    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        Pair("pinball", Truth.With(d => d.Laplace()), "median", "pinball(quantile=0.45)", "pinball(quantile=0.55)"),
        Pair("expectile", Truth.With(d => d.Normal()), "mean", "expectile(expectile=0.4)", "expectile(expectile=0.6)"),
        Pair("linex", Truth.With(d => d.Normal()), "mean", "linex(asymmetry=0.3)", "linex(asymmetry=-0.3)"),
        Pair("weights", Truth.Binary(0, 1.2), "probability", "positive-weighted-binary-cross-entropy(positive-weight=1.5)", "positive-weighted-binary-cross-entropy(positive-weight=0.6666666666666666)"),
    ];

    private static EvidenceProblem Pair(string name, Law law, string want, string first, string second) =>
        new($"mirrored-{name}", $"{first} and {second} are each other's mirror image, and so is the problem its own", law, want)
        {
            Losses = [first, second],
            IsNull = true,
            Sizes = [200],
        };
}
