using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Several classes.</summary>
internal sealed class ClassLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.Truth.ClassCount < 3)
            yield break;
        yield return new("softmax-cross-entropy", "the standard choice; strictly proper for probabilities");
        yield return new("label-smoothed-cross-entropy(smoothing=0.01..0.3 log)", "guards against over-confidence") { Start = "label-smoothed-cross-entropy(smoothing=0.1)" };
        yield return new("brier-score", "strictly proper, and one confident mistake costs at most 2");
        yield return new("multi-margin", "only rows near the border count");
        yield return new("multi-margin(power=2)", "the same, smoothly");
        yield return new("sparsemax", "probabilities may be exactly 0");
    }
}
