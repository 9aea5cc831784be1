using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>The loss whose best answer is exactly what is wanted of a number (Gneiting 2011, doi:10.1198/jasa.2011.r10138).</summary>
internal sealed class WhatIsWanted : IRule
{
    private const string Gneiting = "Gneiting (2011), doi:10.1198/jasa.2011.r10138";
    private const string Koenker = "Koenker and Bassett (1978), doi:10.2307/1913643";

    public IEnumerable<Candidate> Suggest(FirstLook look, IReadOnlyDictionary<string, Finding> findings)
    {
        Shelf shelf = Shelf.For(look);
        return look.Problem.IsClass ? [] : look.Problem.Want.Kind switch
        {
            WantKind.Mean => [shelf.Take("absolute-error", "its answer is the median, the same as the mean where noise is symmetric; no single row dominates", Gneiting)],
            WantKind.Median => [shelf.Take("absolute-error", "its answer is the median, which is what was asked for", Gneiting)],
            WantKind.Quantile => Quantile(look, shelf),
            WantKind.Interval => Interval(look, shelf),
            WantKind.Count or WantKind.Rate => [shelf.Take("poisson-nll", "the likelihood of counts; its answer is the mean, by a log link", "Nelder and Wedderburn (1972), doi:10.2307/2344614")],
            _ => [],
        };
    }

    private static IEnumerable<Candidate> Quantile(FirstLook look, Shelf shelf)
    {
        string level = ParameterRanges.Digits(look.Problem.Want.Level!.Value);
        yield return shelf.Take("pinball", $"its answer is the quantile {level}, which is what was asked for", Koenker);
        yield return shelf.Take("smooth-pinball", "the same with a rounded kink: steadier with few rows", "Fernandes, Guerre and Horta (2021), doi:10.1080/07350015.2019.1660177");
    }

    private static IEnumerable<Candidate> Interval(FirstLook look, Shelf shelf)
    {
        yield return shelf.Take("interval-score", "its answer is the interval that was asked for", "Gneiting and Raftery (2007), doi:10.1198/016214506000001437");
        yield return shelf.Take("multi-quantile", "the two ends as two quantiles", Koenker);
        if (look.Problem.Target.Kind == Data.TargetKind.Count)
            yield return shelf.Take("poisson-nll", "counts: the interval of a Poisson distribution, whose mean says its spread", "Nelder and Wedderburn (1972), doi:10.2307/2344614");
    }
}
