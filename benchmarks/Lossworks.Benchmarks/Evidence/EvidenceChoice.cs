using Lossworks.Benchmarks.Evidence.Problems;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>What of it is wanted.</summary>
internal sealed record EvidenceChoice
{
    private const int UsualSeeds = 10, QuickSeeds = 2, Rare = 6;

    /// <summary>Names of problems; empty is all.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Samples of each problem and size; null is the usual number.</summary>
    public int? Seeds { get; init; }

    /// <summary>One size and few seeds.</summary>
    public bool Quick { get; init; }

    /// <summary>Fresh rows to judge by.</summary>
    internal int FreshRows => Quick ? 5_000 : 20_000;

    internal IEnumerable<EvidenceProblem> Problems => AllProblems.InOrder.Where(p => Only.Length == 0 || Only.Contains(p.Name));

    internal IEnumerable<int> SizesOf(EvidenceProblem problem) => Quick ? problem.Sizes.Take(1) : problem.Sizes;

    /// <summary>Where any clear winner is a false one, many more: what is counted there is rare.</summary>
    internal int SeedsOf(EvidenceProblem problem) => (Seeds ?? (Quick ? QuickSeeds : UsualSeeds)) * (problem.IsNull ? Rare : 1);
}
