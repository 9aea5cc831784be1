namespace Lossworks.Advice.Looking;

/// <summary>
/// Of quantiles, in n log n steps: which forecasts should lie above the middle one of the outcomes is found first, and then the same within each half (Ahuja and
/// Orlin 2001, doi:10.1287/opre.49.5.784.10601). That the answers fit together is shown by Jordan, Muehlemann and Ziegel (2022), doi:10.1007/s10463-021-00808-0.
/// Of several best answers the lowest is given.
/// </summary>
internal sealed class QuantileRecalibration(double level) : Recalibration
{
    internal override double[] Fit(ForecastOrder order, double[] outcomes)
    {
        double[] values = [.. outcomes.Distinct().Order()];
        double[] fitted = new double[order.Groups];
        Stack<(int From, int To, int Low, int High)> open = new([(0, order.Groups, 0, values.Length - 1)]);
        while (open.TryPop(out var part))
        {
            if (part.From == part.To)
                continue;
            if (part.Low == part.High)
            {
                fitted.AsSpan(part.From, part.To - part.From).Fill(values[part.Low]);
                continue;
            }

            int middle = (part.Low + part.High) / 2;
            int border = Border(order, outcomes, part.From, part.To, values[middle]);
            open.Push((part.From, border, part.Low, middle));
            open.Push((border, part.To, middle + 1, part.High));
        }

        return fitted;
    }

    internal override double Constant(double[] outcomes, double[] weights)
    {
        double[] sorted = [.. outcomes], byValue = [.. weights];
        Array.Sort(sorted, byValue);
        double wanted = level * byValue.Sum(), reached = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            reached += byValue[i];
            if (reached >= wanted)
                return sorted[i];
        }

        return sorted[^1];
    }

    internal override double Cost(double forecast, double outcome) =>
        outcome >= forecast ? level * (outcome - forecast) : (1 - level) * (forecast - outcome);

    /// <summary>From which group on it is cheaper to lie above a value than at it.</summary>
    private int Border(ForecastOrder order, double[] outcomes, int from, int to, double value)
    {
        // What it costs to raise all from a group on, by one unit each.
        double cost = 0, least = 0;
        int border = to;
        for (int g = to - 1; g >= from; g--)
        {
            for (int i = order.Starts[g]; i < order.Starts[g + 1]; i++)
                cost += order.Weights[i] * (outcomes[i] <= value ? 1 - level : -level);
            // Rounding must not decide between equals: the last digits of sums such as 0.9 - 0.1 * 9 are none.
            if (cost < least - (1e-12 * order.TotalWeight))
                (least, border) = (cost, g);
        }

        return border;
    }
}
