namespace Lossworks.Benchmarks.Evidence.Problems;

/// <summary>Every problem.</summary>
internal static class AllProblems
{
    /// <summary>Those with something to choose.</summary>
    internal static IReadOnlyList<EvidenceProblem> ToChoose { get; } =
        [.. NumberProblems.All, .. SpreadProblems.All, .. CountProblems.All, .. PositiveProblems.All, .. ClassProblems.All, .. NoiseProblems.All];

    /// <summary>Pairs of losses that are equally good.</summary>
    internal static IReadOnlyList<EvidenceProblem> Pairs { get; } = [.. EqualPairs.All, .. MirroredPairs.All];

    internal static IEnumerable<EvidenceProblem> InOrder => ToChoose.Concat(Pairs);

    internal static IEnumerable<string> Names => InOrder.Select(p => p.Name);

    internal static EvidenceProblem Of(string name) => InOrder.Single(p => p.Name == name);
}
