using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Classes in order: losses that know that a neighbor is a smaller mistake.</summary>
internal sealed class Ordered : IRule
{
    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        if (!findings.Matter(OrderedClasses.Name))
            yield break;
        Shelf shelf = Shelf.For(look);
        yield return shelf.Take("cumulative-logit-nll", "classes are ordered: one line and cut points", "McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x");
        yield return shelf.Take("corn", "classes are ordered: whether it is more than each class, given that it is as much", "Shi, Cao and Raschka (2023), doi:10.1007/s10044-023-01181-9");
        yield return shelf.Take("coral", "classes are ordered: whether it is more than each class", "Cao, Mirjalili and Raschka (2020), doi:10.1016/j.patrec.2020.11.008");
        if (look.Problem.Metric.NeedsProbabilities)
            yield break;
        yield return shelf.Take("soft-ordinal-cross-entropy", "classes are ordered: neighbors share the label", "Diaz and Marathe (2019), doi:10.1109/CVPR.2019.00487");
        yield return shelf.Take("squared-earth-mover", "classes are ordered: far mistakes cost more", "Hou, Yu and Samaras (2016), arXiv:1611.05916");
    }
}
