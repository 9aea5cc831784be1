namespace Lossworks.Tuning;

/// <summary>How wide kernels of a number are, as a part of its range.</summary>
/// <remarks>
/// Both rules were chosen by measuring: kernels of good trials follow how far these are spread, so that the search closes in; those of bad trials stay wide,
/// so that what lies between them is held to be bad as well, and what is far from all of them to be new.
/// </remarks>
internal static class Bandwidths
{
    /// <summary>The rule of Scott (1992), doi:10.1002/9780470316849, by the weighted spread of the good trials, but never narrower than their number can bear.</summary>
    /// <param name="units">Coordinates; NaN where the parameter does not exist.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="dimensions">How many parameters there are.</param>
    /// <param name="share">How many good trials there were if there were no limit: the least width is 1 / (1 + share), of a parameter that always exists.</param>
    internal static double OfGood(ReadOnlySpan<double> units, ReadOnlySpan<double> weights, int dimensions, double share)
    {
        double count = 0, sum = 0, squares = 0, mean = 0, spread = 0;
        for (int i = 0; i < units.Length; i++)
        {
            if (double.IsNaN(units[i]))
                continue;
            count++;
            sum += weights[i];
            squares += weights[i] * weights[i];
            double away = units[i] - mean;
            mean += away * weights[i] / sum;
            spread += weights[i] * away * (units[i] - mean);
        }

        double least = 1 / (1 + (share * count / units.Length));
        if (count < 2)
            return least;
        // Of equal coordinates, rounding can leave a spread just below 0.
        double deviation = Math.Sqrt(Math.Max(0, spread) / sum * count / (count - 1)), effective = sum * sum / squares;
        return Math.Clamp(1.06 * deviation * Math.Pow(effective, -1.0 / (dimensions + 4)), least, 1);
    }

    /// <summary>A fifth of the range, less for many trials: as their number to the power -1 / (dimensions + 4).</summary>
    internal static double OfBad(int count, int dimensions) => 0.2 * Math.Pow(Math.Max(1, count), -1.0 / (dimensions + 4));
}
