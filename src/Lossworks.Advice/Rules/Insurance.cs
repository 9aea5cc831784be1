using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Losses that cost little where noise is normal and save much where it is not.</summary>
internal sealed class Insurance : IRule
{
    private const string Huber = "Huber (1964), doi:10.1214/aoms/1177703732";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.IsClass || !look.Wants(WantKind.Mean, WantKind.Median, WantKind.RankingOfRisk))
            yield break;
        Shelf shelf = Shelf.For(look);
        bool isHeavy = findings.AreHeavy(), isOff = look.WantsMean() && findings.Matter(ResidualSkew.Name);
        string reason = isOff ? "pull bounded; but residuals lean to one side, so its answer is not the mean"
            : isHeavy ? "outliers pull with bounded force"
            : "insurance against outliers, at a small price without them";
        yield return shelf.Take("huber", reason, Huber);
        if (isOff || isHeavy || findings.Grow())
            yield break;
        yield return shelf.Take("pseudo-huber", reason + ", smoothly", "Charbonnier et al. (1997), doi:10.1109/83.551699");
        if (look.ResidualScale is > 0.2 and < 5)
            yield return shelf.Take("log-cosh", $"{reason}; residuals are of about the size 1 at which it bends");
    }
}
