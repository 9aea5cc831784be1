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
            double value = best.Number(parameter.Name), place = Place(parameter, value);
            if (place is <= Near or >= 1 - Near)
                yield return $"{parameter.Name} {parameter.Text(value)} is at the {(place <= Near ? "lower" : "upper")} end of its range {Range(parameter)}: what is better may lie beyond it.";
        }
    }

    private static double Place(SearchParameter parameter, double value) => parameter switch
    {
        RealParameter { IsLog: true } real => Math.Log(value / real.Low) / Math.Log(real.High / real.Low),
        RealParameter real => (value - real.Low) / (real.High - real.Low),
        IntegerParameter { IsLog: true } whole when whole.High > whole.Low => Math.Log(value / whole.Low) / Math.Log(whole.High / (double)whole.Low),
        IntegerParameter whole when whole.High > whole.Low => (value - whole.Low) / (whole.High - whole.Low),
        _ => 0.5,
    };

    private static string Range(SearchParameter parameter) => parameter switch
    {
        RealParameter real => $"{real.Text(real.Low)}..{real.Text(real.High)}",
        IntegerParameter whole => $"{whole.Low}..{whole.High}",
        _ => "",
    };
}
