namespace Lossworks.Tuning;

/// <summary>The coordinates that belong to one value of a discrete number: those that <see cref="SearchParameter.FromUnit"/> makes the value of.</summary>
internal static class UnitShare
{
    internal static (double Low, double High) Of(SearchParameter parameter, double value)
    {
        if (parameter is IntegerParameter { IsLog: true } whole)
        {
            double low = Math.Log(whole.Low - 0.5), range = Math.Log(whole.High + 0.5) - low;
            return ((Math.Log(value - 0.5) - low) / range, (Math.Log(value + 0.5) - low) / range);
        }

        double half = 0.5 / parameter.Count!.Value, middle = parameter.ToUnit(value);
        return (middle - half, middle + half);
    }
}
