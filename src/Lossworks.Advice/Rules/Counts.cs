using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Counts: likelihoods of whole numbers, by how they vary and how many zeros there are.</summary>
internal sealed class Counts : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.Target.Kind != Data.TargetKind.Count || !look.IsNeverNegative())
            yield break;
        Shelf shelf = Shelf.For(look);
        bool varies = findings.Matter(CountDispersion.Name), hasZeros = findings.Matter(ZeroShare.Name);
        if (look.Wants(WantKind.Mean, WantKind.Median, WantKind.RankingOfRisk))
            yield return shelf.Take("poisson-nll", "targets are counts; effects multiply", "Nelder and Wedderburn (1972), doi:10.2307/2344614");
        if (varies || hasZeros)
            yield return shelf.Take("negative-binomial-nll", "counts vary more than a Poisson distribution says", "Hilbe (2011), doi:10.1017/CBO9780511973420");
        if (hasZeros)
        {
            yield return shelf.Take("zero-inflated-poisson-nll", "more zeros than a Poisson fit expects", "Lambert (1992), doi:10.2307/1269547");
            if (varies)
                yield return shelf.Take("zero-inflated-negative-binomial-nll", "more zeros, and counts that vary more", "Greene (1994), ssrn.com/abstract=1293115");
        }

        if (look.WantsMean() && !hasZeros)
            yield return shelf.Take("tweedie-nll", "between Poisson and gamma: how the variance grows is tuned", "Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x");
    }
}
