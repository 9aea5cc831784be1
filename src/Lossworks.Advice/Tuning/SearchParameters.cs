using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Advice;

/// <summary>Ranges and choices of a SPEC as parameters of a search.</summary>
internal static class SearchParameters
{
    /// <summary>The parameter of an open place.</summary>
    /// <exception cref="LossException">It takes whole numbers, and the range has others.</exception>
    internal static SearchParameter Of(string name, SearchHole hole, bool whole) => hole switch
    {
        SearchChoice choice => new CategoricalParameter(name, choice.Options),
        SearchRange range => OfRange(name, range, whole),
        _ => throw new InvalidOperationException($"a hole of the kind {hole.GetType().Name}"),
    };

    private static SearchParameter OfRange(string name, SearchRange range, bool whole)
    {
        if (!whole)
            return new RealParameter(name, range.Low, range.High, range.IsLog, range.Step);
        double step = range.Step ?? 1;
        if (range.Low != Math.Floor(range.Low) || range.High != Math.Floor(range.High) || step != Math.Floor(step))
            throw new LossException($"'{name}' takes whole numbers, but {range} has others.");
        return new IntegerParameter(name, (long)range.Low, (long)range.High, range.IsLog, (long)step);
    }
}
