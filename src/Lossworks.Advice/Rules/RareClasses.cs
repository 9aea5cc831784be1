using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>One class is rare: losses that give it more room. Where probabilities are wanted they are biased on purpose, so few of them.</summary>
internal sealed class RareClasses : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!findings.Matter(ClassImbalance.Name))
            yield break;
        Shelf shelf = Shelf.For(look);
        bool isBinary = look.Classes == 2, wantsProbability = look.Wants(WantKind.Probability);
        if (isBinary)
        {
            yield return shelf.Take("positive-weighted-binary-cross-entropy", "the rare class weighs more; how much is tuned", "King and Zeng (2001), doi:10.1093/oxfordjournals.pan.a004868");
            yield return shelf.Take("binary-focal", "one class is rare: easy rows fade", "Lin et al. (2017), arXiv:1708.02002");
        }
        else
        {
            yield return shelf.Take("softmax-focal", "some classes are rare: easy rows fade", "Lin et al. (2017), arXiv:1708.02002");
        }

        yield return shelf.Take("logit-adjusted-cross-entropy", "consistent for the error averaged over classes", "Menon et al. (2021), arXiv:2007.07314");
        if (wantsProbability)
            yield break;
        if (!isBinary)
            yield return shelf.Take("class-weighted-cross-entropy", "each class weighs as if it were as frequent as the others", "King and Zeng (2001), doi:10.1093/oxfordjournals.pan.a004868");
        yield return shelf.Take("ldam", "a wider margin for rare classes", "Cao et al. (2019), arXiv:1906.07413");
        if (!isBinary)
            yield return shelf.Take("balanced-softmax", "the prior of the classes taken out", "Ren et al. (2020), arXiv:2007.10740");
    }
}
