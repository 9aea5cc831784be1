using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>One reason to put losses on the shortlist.</summary>
internal interface IRule
{
    /// <summary>The candidates, none where the rule does not apply.</summary>
    IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings);
}
