using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Labels that look wrong: losses on which a row that contradicts everything has little pull.</summary>
internal sealed class WrongLabels : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!findings.Matter(LabelNoise.Name))
            yield break;
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("generalized-cross-entropy", "labels look wrong: between cross-entropy and absolute error, how far is tuned", "Zhang and Sabuncu (2018), arXiv:1805.07836");
        // Neighbors in an order are mistaken for each other by right labels too.
        if (findings.Matter(OrderedClasses.Name))
            yield break;
        yield return shelf.Take("symmetric-cross-entropy", "labels look wrong: the reverse cross-entropy tolerates them", "Wang et al. (2019), arXiv:1908.06112");
        yield return shelf.Take("bi-tempered-logistic", "labels look wrong: bounded, with a heavy-tailed softmax", "Amid et al. (2019), arXiv:1906.03361");
        if (look.Classes == 2)
            yield return shelf.Take("bootstrapped-binary-cross-entropy", "labels look wrong: the fit's own belief counts beside them", "Reed et al. (2015), arXiv:1412.6596");
    }
}
