using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Where most targets lie: losses that stop counting a row once it is far away, from narrow to wide.</summary>
internal sealed class Modes : IRule
{
    private const string Kemp = "Kemp and Santos Silva (2012), doi:10.1016/j.jeconom.2012.03.002";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (look.Problem.IsClass || !look.Wants(WantKind.Mode))
            yield break;
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("absolute-error", "its answer is the median, which is nearer to the mode than the mean", "Gneiting (2011), doi:10.1198/jasa.2011.r10138");
        yield return shelf.Take("welsch", "a row counts only while it is near: its answer goes to the mode as it narrows", Kemp);
        yield return shelf.Take("tukey-biweight", "rows beyond a limit do not count at all", "Yao and Li (2014), doi:10.1111/sjos.12054");
        yield return shelf.Take("cauchy", "far rows lose their pull", "Holland and Welsch (1977), doi:10.1080/03610927708827533");
        yield return shelf.Take("geman-mcclure", "far rows lose their pull quickly", "Geman and McClure (1987), Bulletin of the ISI 52");
        if (look.IsNeverNegative() && !look.HasZero() && findings.Matter(TargetSkew.Name))
            yield return shelf.Take("log-normal-nll", "positive and skewed: the mode of a log-normal distribution", "Aitchison and Brown (1957), The Lognormal Distribution");
    }
}
