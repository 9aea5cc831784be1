namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Nothing to learn: a clear winner would be a false one.</summary>
internal static class NoiseProblems
{
    internal static IReadOnlyList<EvidenceProblem> All { get; } =
    [
        new("pure-noise", "Normal numbers that no feature knows of: nothing to learn", new(Truth.Features, (_, d, _) => d.Normal()), "mean") { IsNull = true, Sizes = [200] },
        new("pure-noise-classes", "Coins that no feature knows of: nothing to learn", Truth.Binary(0, 0), "probability") { IsNull = true, Sizes = [200] },
    ];
}
