namespace Lossworks.Training;

/// <summary>How far to go along a direction: far enough that the slope has fallen, not so far that the value rises.</summary>
/// <remarks>
/// Bracketing for the weak Wolfe conditions, which needs no smoothness (Lewis and Overton 2013, doi:10.1007/s10107-012-0514-2). Near the
/// minimum values lose the digits that slopes still have, so a step within rounding is judged by its slope (Hager and Zhang 2005,
/// doi:10.1137/030601880). A value that is not finite counts as infinitely bad.
/// </remarks>
internal static class LineSearch
{
    private const double Armijo = 1e-4, Wolfe = 0.9, Rounding = 1e-14, Turned = 0.8;
    private const int MostTries = 60;

    /// <summary>The accepted step, or 0 where none was found.</summary>
    /// <param name="value">At step 0.</param>
    /// <param name="slope">At step 0, below 0.</param>
    /// <param name="step">The first try.</param>
    /// <param name="at">Value and slope at a step. The last call before the return is that of the accepted step.</param>
    internal static double Find(double value, double slope, double step, Func<double, (double Value, double Slope)> at)
    {
        double low = 0, high = double.PositiveInfinity, lowSlope = slope;
        for (int tries = 0; tries < MostTries; tries++)
        {
            (double v, double s) = at(step);
            bool falls = double.IsFinite(v) && double.IsFinite(s)
                && (v <= value + (Armijo * step * slope) || (v <= value + (Rounding * Math.Abs(value)) && s <= -Turned * slope));
            if (falls && s >= Wolfe * slope)
                return step;
            double next = double.IsFinite(s) && s > lowSlope ? Root(low, lowSlope, step, s) : double.NaN;
            if (falls)
                (low, lowSlope) = (step, s);
            else
                high = step;
            step = Inside(next, low, high);
            if (!(step > low) || !(step < high))
                return 0;
        }

        return 0;
    }

    /// <summary>Where a straight line through two slopes is 0.</summary>
    private static double Root(double a, double slopeA, double b, double slopeB) => a - (slopeA * (b - a) / (slopeB - slopeA));

    private static double Inside(double guess, double low, double high)
    {
        if (double.IsPositiveInfinity(high))
            return double.IsFinite(guess) ? Math.Clamp(guess, 1.5 * low, 20 * low) : 4 * low;
        double margin = 0.05 * (high - low);
        return double.IsFinite(guess) && guess > low && guess < high ? Math.Clamp(guess, low + margin, high - margin) : 0.5 * (low + high);
    }
}
