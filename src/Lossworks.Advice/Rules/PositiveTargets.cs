using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Targets that are measured and never negative, where they are skewed or their spread grows: likelihoods whose mean is exp(prediction), so that effects multiply and no prediction is negative.</summary>
internal sealed class PositiveTargets : IRule
{
    private const string McCullagh = "McCullagh and Nelder (1989), chapter 8, doi:10.1007/978-1-4899-3242-6";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        bool grows = findings.Grow(), multiplies = findings.Multiply(), leans = findings.Matter(TargetSkew.Name) && findings[TargetSkew.Name].Value > 0;
        bool applies = look.IsNeverNegative() && look.Problem.Target.Kind != Data.TargetKind.Count && !findings.Matter(UnitInterval.Name) && !findings.Add();
        if (!applies || (!grows && !leans && !multiplies && !findings.Matter(ZeroShare.Name)) || look.Wants(WantKind.Interval, WantKind.Mode))
            yield break;
        string seen = grows ? $"the spread grows as the power {Text.Tenths(findings[GrowingSpread.Name].Value)} of the mean" : multiplies ? "effects multiply" : "targets are positive and skewed";
        foreach (Candidate candidate in look.Wants(WantKind.Mean, WantKind.Count, WantKind.Rate, WantKind.RankingOfRisk) ? Means(look, findings, seen) : Middles(look, seen))
            yield return candidate;
    }

    private static IEnumerable<Candidate> Means(FirstLook look, IReadOnlyDictionary<string, Finding> findings, string seen)
    {
        Shelf shelf = Shelf.For(look);
        double power = findings.Grow() ? findings[GrowingSpread.Name].Value : 1.5;
        yield return shelf.Take("poisson-nll", $"{seen}; the right mean by a log link, whatever the distribution", "Santos Silva and Tenreyro (2006), doi:10.1162/rest.88.4.641");
        if (look.HasZero())
        {
            yield return shelf.Take("tweedie-nll", "exact zeros beside positive targets", "Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x");
            yield return shelf.Take("zero-inflated-log-normal-nll", "a chance of 0, and a skewed size otherwise", "Wang, Liu and Miao (2019), arXiv:1912.07753");
            yield break;
        }

        yield return shelf.Take("gamma-nll", $"{seen}; relative errors count", McCullagh);
        yield return shelf.Take("tweedie-nll", $"{seen}; which power is tuned", "Jorgensen (1987), doi:10.1111/j.2517-6161.1987.tb01685.x");
        if (power > 2.5)
            yield return shelf.Take("inverse-gaussian-deviance", $"{seen}, as of an inverse Gaussian distribution", "Tweedie (1957), doi:10.1214/aoms/1177706964");
        yield return shelf.Take("log-normal-nll", $"{seen}; the logarithm is normal, and the mean is that of the distribution", "Aitchison and Brown (1957), The Lognormal Distribution");
    }

    /// <summary>On the scale of the logarithm the middle stays the middle.</summary>
    private static IEnumerable<Candidate> Middles(FirstLook look, string seen)
    {
        Shelf shelf = Shelf.For(look);
        if (!look.HasZero())
        {
            yield return shelf.Take("log-linear-quantile", $"{seen}: the wanted quantile, where effects multiply", "Koenker (2005), doi:10.1017/CBO9780511754098");
            yield return shelf.Take("log-normal-nll", $"{seen}; the logarithm is normal", "Aitchison and Brown (1957), The Lognormal Distribution");
        }
        else
        {
            yield return shelf.Take("zero-inflated-log-normal-nll", "a chance of 0, and a skewed size otherwise", "Wang, Liu and Miao (2019), arXiv:1912.07753");
        }
    }
}
