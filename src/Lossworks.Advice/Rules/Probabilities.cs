using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Probabilities of classes: other proper losses, and those that fade sure rows or hold back.</summary>
internal sealed class Probabilities : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!look.Problem.IsClass || !look.Wants(WantKind.Probability))
            yield break;
        Shelf shelf = Shelf.For(look);
        bool isBinary = look.Classes == 2;
        yield return shelf.Take("brier-score", $"strictly proper, and one confident mistake costs at most {(isBinary ? 1 : 2)}", "Brier (1950), doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2");
        // Ordered classes have better ones.
        if (findings.Matter(OrderedClasses.Name))
            yield break;
        yield return shelf.Take(isBinary ? "binary-focal" : "softmax-focal", "easy rows fade", "Mukhoti et al. (2020), arXiv:2002.09437");
        if (!isBinary)
        {
            yield return shelf.Take("label-smoothed-cross-entropy", "guards against over-confidence", "Szegedy et al. (2016), arXiv:1512.00567");
            yield return shelf.Take("one-vs-all-logistic", "each class against all others", "Rifkin and Klautau (2004), jmlr.org/papers/v5/rifkin04a.html");
        }
        else
        {
            yield return shelf.Take("savage", "proper and bounded: a hopeless row stops pulling", "Masnadi-Shirazi and Vasconcelos (2008), papers.nips.cc/paper/3591");
            yield return shelf.Take("squared-margin", "least squares on the labels: as good as log loss in many comparisons, and quick", "Hui and Belkin (2021), arXiv:2006.07322");
        }
    }
}
