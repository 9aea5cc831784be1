using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>Says where a best trial lies at the end of a range: what is better may lie beyond.</summary>
internal static class RangeEnds
{
    /// <summary>So near to an end, as a share of the range (of its logarithm), is at the end.</summary>
    private const double Near = 0.02;

    internal static IEnumerable<string> Of(Configuration best)
    {
        foreach (SearchParameter parameter in best.Space.Parameters)
        {
            if (parameter.IsCategorical || !best.Has(parameter.Name))
                continue;
            double[] ends = parameter.Grid(2);
            (double low, double high, double value) = (ends[0], ends[^1], best.Number(parameter.Name));
            if (low == high)
                continue;
            double first = parameter.ToUnit(low), place = (parameter.ToUnit(value) - first) / (parameter.ToUnit(high) - first);
            if (place is <= Near or >= 1 - Near)
                yield return $"{parameter.Name} {parameter.Text(value)} is at the {(place <= Near ? "lower" : "upper")} end of its range {parameter.Text(low)}..{parameter.Text(high)}: what is better may lie beyond it.";
        }
    }
}
