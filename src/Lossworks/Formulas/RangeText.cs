namespace Lossworks.Formulas;

/// <summary>A range as formulas write it: 0.1..10, or (0, inf) where an end is open or infinite.</summary>
internal static class RangeText
{
    internal static string Of(Interval range)
    {
        if (!range.LowOpen && !range.HighOpen && double.IsFinite(range.Low) && double.IsFinite(range.High))
            return $"{ParameterValue.Text(range.Low)}..{ParameterValue.Text(range.High)}";
        return $"{(range.LowOpen ? '(' : '[')}{End(range.Low)}, {End(range.High)}{(range.HighOpen ? ')' : ']')}";
    }

    private static string End(double x) => double.IsPositiveInfinity(x) ? "inf" : double.IsNegativeInfinity(x) ? "-inf" : ParameterValue.Text(x);
}
