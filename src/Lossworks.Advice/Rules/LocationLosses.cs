using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Numbers: the two that everybody knows are always compared.</summary>
internal sealed class LocationLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.IsClass)
            yield break;
        yield return new("squared-error", "the standard choice; its answer is the mean");
        yield return new("absolute-error", "its answer is the median; no single row dominates");
    }
}
