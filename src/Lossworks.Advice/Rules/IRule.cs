using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>One reason to put losses on the shortlist.</summary>
internal interface IRule
{
    /// <summary>The candidates, none where the rule does not apply.</summary>
    IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings);
}

/// <summary>All rules, the most ordinary first.</summary>
internal static class AllRules
{
    internal static IReadOnlyList<IRule> InOrder { get; } =
        [new LocationLosses(), new QuantileLosses(), new RobustLosses(), new PositiveLosses(), new BinaryLosses(), new ClassLosses()];
}
