using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Quantiles and intervals by a distribution whose spread is learned: fewer numbers to learn than free quantiles, if it is the right one.</summary>
internal sealed class Ends : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.IsClass)
            return [];
        Shelf shelf = Shelf.For(look);
        return look.Problem.Want.Kind switch
        {
            WantKind.Quantile => [shelf.Take("expectile", "smooth, and leans to the same side", "Newey and Powell (1987), doi:10.2307/1911031")],
            WantKind.Interval => Intervals(look, findings, shelf),
            _ => [],
        };
    }

    private static IEnumerable<Candidate> Intervals(FirstLook look, IReadOnlyDictionary<string, Finding> findings, Shelf shelf)
    {
        yield return shelf.Take("gaussian-nll-log-sigma", "a normal distribution whose spread is learned", "Nix and Weigend (1994), doi:10.1109/ICNN.1994.374138");
        yield return shelf.Take("crps-gaussian", "the same, with less weight on surprises", "Gneiting et al. (2005), doi:10.1175/MWR2904.1");
        if (findings.AreHeavy())
            yield return shelf.Take("laplace-nll", "heavier tails than normal, and a spread that is learned", "Kotz, Kozubowski and Podgorski (2001), doi:10.1007/978-1-4612-0173-1");
        if (look.IsNeverNegative() && !look.HasZero() && look.Problem.Target.Kind != Data.TargetKind.Count)
            yield return shelf.Take("log-normal-nll", "positive targets: the logarithm is normal", "Aitchison and Brown (1957), The Lognormal Distribution");
    }
}
