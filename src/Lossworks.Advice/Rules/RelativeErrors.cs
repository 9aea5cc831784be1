using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Where errors are judged as shares of the target: losses that count the same.</summary>
internal sealed class RelativeErrors : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!look.IsNeverNegative() || !look.Wants(WantKind.Mean, WantKind.Median, WantKind.RankingOfRisk))
            yield break;
        Shelf shelf = Shelf.For(look);
        bool asked = look.Problem.Metric.Name == "rmsle", leans = findings.Matter(TargetSkew.Name) && findings[TargetSkew.Name].Value > 0;
        if (asked || (look.WantsMean() && leans && !findings.Add() && look.Problem.Target.Kind != Data.TargetKind.Count))
            yield return shelf.Take("squared-log-error", asked ? "relative errors, as they are judged" : "relative errors on skewed targets", "Gneiting (2011), doi:10.1198/jasa.2011.r10138");
        if (asked)
            yield return shelf.Take("root-mean-squared-log-error", "the very metric of all rows together", "Gneiting (2011), doi:10.1198/jasa.2011.r10138");
    }
}
