using Lossworks.Benchmarks.Evidence;

namespace Lossworks.Benchmarks.Results;

/// <summary>What advice is to reach.</summary>
/// <param name="What">What is looked at.</param>
/// <param name="Bound">How large it is at most, or at least.</param>
/// <param name="Measure">Finds it, with what is known of its error in words; null where it was not measured.</param>
internal sealed record EvidenceGoal(string What, double Bound, Func<EvidenceFindings, (double Value, string Says)?> Measure)
{
    /// <summary>Whether the bound is the least that is asked for, and not the most.</summary>
    internal bool AtLeast { get; init; }

    internal static IReadOnlyList<EvidenceGoal> All { get; } =
    [
        new("the shortlist holds the best loss, known or found, or one as good", 0.95, f => Said(f.Total(x => x.Shortlisted))) { AtLeast = true },
        new("the loss to take is within one standard error of the best: that of a score by the folds of the sample", 0.85, f => Said(f.Total(x => x.Near))) { AtLeast = true },
        new("the same by the standard error over samples, with the truth known from 20,000 fresh rows", 0.85, f => Said(f.Total(x => x.First))) { AtLeast = true },
        new("a clear winner where none can be", 0.05, f => Said(f.FalseWinners)),
        .. FixedRules.Names.Select(rule => new EvidenceGoal($"regret beyond that of a fixed rule: {FixedRules.Says(rule)}", 0, f => Said(f.Difference(rule)))),
        new("samples on which there is no advice at all", 0, f => (f.Failures.Count, "")),
    ];

    /// <summary>Whether a measurement meets it.</summary>
    internal bool IsMetBy(double measured) => AtLeast ? measured >= Bound : measured <= Bound;

    private static (double Value, string Says)? Said(Share? share) =>
        share is null ? null : (share.Rate, $"{share.Hits} of {share.Of}, 95 % interval {EvidenceNumbers.Percent(share.Interval.Low)} to {EvidenceNumbers.Percent(share.Interval.High)}");

    private static (double Value, string Says)? Said(Average? average) =>
        average is null ? null : (average.Mean, $"standard error {EvidenceNumbers.Percent(average.StandardError)} over problems");
}
