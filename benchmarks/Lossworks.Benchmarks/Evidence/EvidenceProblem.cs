using Lossworks.Advice;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>A problem of which theory says which loss is best.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Says">What it is, why that loss is best, and who says so.</param>
/// <param name="Law">How its rows come about.</param>
/// <param name="Want">What is wanted, as a user writes it.</param>
internal sealed record EvidenceProblem(string Name, string Says, Law Law, string Want)
{
    /// <summary>The metric that is asked for; null takes that of what is wanted.</summary>
    internal string? Metric { get; init; }

    /// <summary>The losses that are best by theory, equally good where there are several; none where there is nothing to choose.</summary>
    internal IReadOnlyList<string> Best { get; init; } = [];

    /// <summary>The losses to compare; empty leaves that to the advisor.</summary>
    internal IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>Whether all that is compared is equally good in truth, so that any clear winner is a false one.</summary>
    internal bool IsNull { get; init; }

    /// <summary>Rows to train on.</summary>
    internal IReadOnlyList<int> Sizes { get; init; } = [200, 1000];

    /// <summary>What else is asked of the advisor: roles of columns, costs.</summary>
    internal Func<AdviceRequest, AdviceRequest> Ask { get; init; } = request => request;
}
