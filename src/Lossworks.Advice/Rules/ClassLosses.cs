using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Several classes.</summary>
internal sealed class ClassLosses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.Truth.ClassCount < 3)
            yield break;
        const string noProbability = "gives a decision, no probability";
        yield return new("softmax-cross-entropy", "the standard choice; strictly proper for probabilities");
        yield return new("label-smoothed-cross-entropy(smoothing=0.05)", "guards against over-confidence", "probabilities lean to equal shares");
        yield return new("label-smoothed-cross-entropy(smoothing=0.1)", "guards against over-confidence, more strongly", "probabilities lean to equal shares");
        yield return new("brier-score", "strictly proper, and one confident mistake costs at most 2");
        yield return new("multi-margin", "only rows near the border count", noProbability);
        yield return new("multi-margin(power=2)", "the same, smoothly", noProbability);
        yield return new("sparsemax", "probabilities may be exactly 0", "scores here; its shares are not compared as probabilities");
    }
}
