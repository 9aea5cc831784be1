using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>A first fit claims too much: losses that hold probabilities back.</summary>
internal sealed class OverSure : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!findings.Matter(OverConfidence.Name) || !look.Wants(WantKind.Probability))
            yield break;
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("label-smoothed-cross-entropy", "a first fit is over-confident: labels are taken as a little unsure", "Müller, Kornblith and Hinton (2019), arXiv:1906.02629");
        yield return shelf.Take("confidence-penalty", "a first fit is over-confident: certainty itself costs", "Pereyra et al. (2017), arXiv:1701.06548");
    }
}
