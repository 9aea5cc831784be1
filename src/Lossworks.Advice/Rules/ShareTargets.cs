using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Targets between 0 and 1: a logit keeps predictions there.</summary>
internal sealed class ShareTargets : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!findings.Matter(UnitInterval.Name) || !look.Wants(WantKind.Mean, WantKind.RankingOfRisk))
            yield break;
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("binary-cross-entropy-with-logits", "targets are shares: the right mean, never outside 0 to 1", "Papke and Wooldridge (1996), doi:10.1002/(SICI)1099-1255(199611)11:6<619::AID-JAE418>3.0.CO;2-1");
        yield return shelf.Take("quality-focal", "graded answers: rows that are answered well fade", "Li et al. (2020), arXiv:2006.04388");
    }
}
