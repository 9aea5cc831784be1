using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>A spread that the features tell: losses that learn it beside the middle, and so trust the sure rows more.</summary>
internal sealed class UnevenNoise : IRule
{
    private const string Nix = "Nix and Weigend (1994), doi:10.1109/ICNN.1994.374138";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        bool applies = !look.Problem.IsClass && findings.Matter(UnevenSpread.Name) && look.Wants(WantKind.Mean, WantKind.Median, WantKind.Quantile, WantKind.RankingOfRisk);
        if (!applies || look.Problem.Target.Kind == Data.TargetKind.Count || (findings.Grow() && !look.Wants(WantKind.Quantile)))
            yield break;
        Shelf shelf = Shelf.For(look);
        if (look.Wants(WantKind.Mean, WantKind.RankingOfRisk))
        {
            yield return shelf.Take("gaussian-nll-log-sigma", "the spread differs and is learned too: sure rows count more", Nix);
            yield return shelf.Take("beta-weighted-gaussian-nll", "the same, without giving up on unsure rows", "Seitzer et al. (2022), arXiv:2203.09168");
        }
        else
        {
            yield return shelf.Take("laplace-nll", "the spread differs and is learned too, around the median", Nix);
            if (look.Wants(WantKind.Quantile))
                yield return shelf.Take("gaussian-nll-log-sigma", "the spread differs and is learned too: quantiles of a normal distribution", Nix);
        }
    }
}
