using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Two classes.</summary>
internal sealed class BinaryLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.Truth.ClassCount != 2)
            yield break;
        bool imbalanced = findings.TryGetValue("class-imbalance", out Finding? ratio) && ratio.Value >= ClassImbalance.Notable;
        yield return new("binary-cross-entropy-with-logits", "the standard choice; strictly proper for probabilities");
        yield return new("binary-focal(gamma=0.5..5)", imbalanced ? "one class is rare: easy rows fade" : "easy rows fade");
        yield return new("brier-score", "strictly proper, and one confident mistake costs at most 1");
        yield return new("hinge", "only rows near the border count");
        yield return new("squared-hinge", "smooth hinge");
        yield return new("modified-huber", "smooth hinge that tolerates wrong labels");
    }
}
