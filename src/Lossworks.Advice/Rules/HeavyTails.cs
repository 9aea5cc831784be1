using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Tails that are heavy, or gross outliers: losses under which a far row loses its pull. They find the middle of symmetric noise, so none where residuals lean and the mean is wanted.</summary>
internal sealed class HeavyTails : IRule
{
    private const string Holland = "Holland and Welsch (1977), doi:10.1080/03610927708827533";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        bool applies = !look.Problem.IsClass && look.Wants(WantKind.Mean, WantKind.Median, WantKind.RankingOfRisk) && findings.AreHeavy();
        if (!applies || (look.WantsMean() && findings.Matter(ResidualSkew.Name)) || findings.Grow())
            yield break;
        Shelf shelf = Shelf.For(look);
        if (look.ResidualScale is > 0.2 and < 5)
            yield return shelf.Take("log-cosh", "outliers pull with bounded force, smoothly; residuals are of about the size 1 at which it bends");
        yield return shelf.Take("cauchy", "far outliers lose their pull", Holland);
        yield return shelf.Take("student-t-nll", "the likelihood of heavy tails: how heavy is tuned", "Lange, Little and Taylor (1989), doi:10.2307/2290063");
        // Tails may be heavy only because the spread differs, which other losses know.
        if (findings.Matter(UnevenSpread.Name))
            yield break;
        if (findings.Matter(OutlierShare.Name))
            yield return shelf.Take("tukey-biweight", "rows beyond a limit do not count at all", "Beaton and Tukey (1974), doi:10.2307/1267936");
        yield return shelf.Take("general-robust", "from squared error to Welsch's: the shape is tuned too", "Barron (2019), arXiv:1701.03077");
    }
}
