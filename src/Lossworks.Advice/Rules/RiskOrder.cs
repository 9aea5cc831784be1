using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Only the order of the risks counts.</summary>
internal sealed class RiskOrder : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!look.Problem.IsClass || !look.Wants(WantKind.RankingOfRisk))
            yield break;
        Shelf shelf = Shelf.For(look);
        if (look.Classes > 2)
        {
            yield return shelf.Take("brier-score", "strictly proper: right probabilities order rightly", "Brier (1950), doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2");
            yield break;
        }

        yield return shelf.Take("exponential", "its best scores order pairs best, as those of boosting do", "Freund et al. (2003), jmlr.org/papers/v4/freund03a.html; Ertekin and Rudin (2011), jmlr.org/papers/v12/ertekin11a.html");
        yield return shelf.Take("squared-hinge", "only rows near the border count, smoothly", "Gao and Zhou (2015), ijcai.org/Abstract/15/137");
        yield return shelf.Take("binary-focal", "easy rows fade", "Lin et al. (2017), arXiv:1708.02002");
        yield return shelf.Take("squared-margin", "least squares on the labels, consistent for the order of pairs", "Gao and Zhou (2015), ijcai.org/Abstract/15/137");
    }
}
