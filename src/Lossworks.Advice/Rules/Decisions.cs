using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Only the decision counts: losses that spend themselves on the border between the classes.</summary>
internal sealed class Decisions : IRule
{
    private const string Bartlett = "Bartlett, Jordan and McAuliffe (2006), doi:10.1198/016214505000000907";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!look.Problem.IsClass || !look.Wants(WantKind.Class))
            return [];
        return look.Classes == 2 ? OfTwo(look) : OfMany(look).Take(findings.Matter(OrderedClasses.Name) ? 1 : 4);
    }

    private static IEnumerable<Candidate> OfTwo(FirstLook look)
    {
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("hinge", "only rows near the border count", "Cortes and Vapnik (1995), doi:10.1007/BF00994018");
        yield return shelf.Take("squared-hinge", "the same, smoothly", Bartlett);
        yield return shelf.Take("modified-huber", "a smooth hinge that tolerates wrong labels", "Zhang (2004), doi:10.1145/1015330.1015332");
        yield return shelf.Take("squared-margin", "least squares on the labels: as good as log loss in many comparisons", "Hui and Belkin (2021), arXiv:2006.07322");
    }

    private static IEnumerable<Candidate> OfMany(FirstLook look)
    {
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("multi-margin", "only rows near the border count", "Weston and Watkins (1999), ESANN", ("power", "{1, 2}"));
        yield return shelf.Take("crammer-singer-hinge", "only the strongest rival counts", "Crammer and Singer (2001), jmlr.org/papers/v2/crammer01a.html");
        yield return shelf.Take("brier-score", "least squares on probabilities", "Hui and Belkin (2021), arXiv:2006.07322");
        yield return shelf.Take("sparsemax", "probabilities may be exactly 0", "Martins and Astudillo (2016), arXiv:1602.02068");
    }
}
