namespace Lossworks.Verification;

/// <summary>Where a loss of single numbers is convex along a line: its derivative rises.</summary>
/// <param name="Stretches">From where to where; infinite ends reach as far as was looked.</param>
/// <param name="Falling">Where the second derivative is negative, or the first jumps downwards; null where it is convex throughout.</param>
internal sealed record CurvatureMap(IReadOnlyList<(double Low, double High)> Stretches, double? Falling)
{
    /// <summary>A fall of the derivative by less than this share of it, or by less than this share of the largest ordinary one, is rounding.</summary>
    private const double Rounding = 1e-7, RoundingOfOrdinary = 1e-13;

    /// <summary>A negative second derivative of less than this share of the largest ordinary one is rounding.</summary>
    private const double RoundingOfCurvature = 1e-9;

    internal static CurvatureMap Of(ArgumentLine line, LineTable table, IReadOnlyList<double> suspects)
    {
        double[] x = table.Predictions, g = table.Gradients;
        List<(double Low, double High)> stretches = [];
        double floor = RoundingOfOrdinary * Largest(x, g), curvature = -RoundingOfCurvature * Largest(x, table.Hessians);
        double? falling = null, from = null;
        int last = -1;
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(g[i]) || Math.Abs(x[i]) > Math.Pow(10, SearchGrid.Levels[0]))
                continue;
            bool rises = last < 0 || !Falls(g[last], g[i], floor);
            if (rises && from is null)
                from = last < 0 ? double.NegativeInfinity : Border(line, x[last == 0 ? 0 : last - 1], x[i], suspects, rising: true);
            else if (!rises && from is { } start)
            {
                stretches.Add((start, Border(line, x[Math.Max(0, last - 1)], x[i], suspects, rising: false)));
                from = null;
            }

            falling ??= rises && !(table.Hessians.Length > 0 && table.Hessians[i] < curvature) ? null : x[i];
            last = i;
        }

        if (from is { } open)
            stretches.Add((open, double.PositiveInfinity));
        return new([.. stretches.Where(s => s.High > s.Low)], falling);
    }

    private static bool Falls(double before, double after, double floor) =>
        after < before - Math.Max(floor, Rounding * Math.Max(Math.Abs(before), Math.Abs(after)));

    private static double Largest(double[] x, double[] numbers) =>
        numbers.Where((n, i) => double.IsFinite(n) && Math.Abs(x[i]) <= Survey.OrdinarySize).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <summary>Where the second derivative changes sign between two places, by bisection; at a jump of the first, the jump.</summary>
    private static double Border(ArgumentLine line, double low, double high, IReadOnlyList<double> suspects, bool rising)
    {
        // The slope between neighbors, not the second derivative itself: it sees jumps downwards too.
        bool Rises(double a, double b) => !(line.Gradient(b) < line.Gradient(a));
        for (int n = 0; n < 60; n++)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                break;
            double beside = Math.Max((high - low) * 1e-3, Math.Abs(middle) * 1e-7);
            if (Rises(middle - beside, middle + beside) == rising)
                high = middle;
            else
                low = middle;
        }

        return SimpleNumber.Near(high, suspects, 1e-6) ?? (Math.Abs(high) < 1e-6 ? 0 : high);
    }
}
