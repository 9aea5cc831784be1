namespace Lossworks.Verification;

/// <summary>Where a loss of single numbers is convex along a line: its derivative rises.</summary>
/// <param name="Stretches">From where to where; infinite ends reach as far as was looked.</param>
/// <param name="Falling">Where the second derivative is negative, or the first jumps downwards; null where it is convex throughout.</param>
internal sealed record CurvatureMap(IReadOnlyList<(double Low, double High)> Stretches, double? Falling)
{
    /// <summary>A fall of the derivative by less than this share of it, or by less than this share of the largest ordinary one, is rounding.</summary>
    private const double Rounding = 1e-7, RoundingOfOrdinary = 1e-13;

    /// <summary>A negative second derivative that takes less than this share of the largest ordinary derivative away from place to place is rounding.</summary>
    private const double RoundingOfCurvature = 1e-11;

    /// <summary>A fall of more than this share of the largest ordinary derivative between neighbors is a jump: what is flat beside it is convex.</summary>
    private const double Abrupt = 1e-3;

    internal static CurvatureMap Of(ArgumentLine line, LineTable table, IReadOnlyList<double> suspects)
    {
        double[] x = table.Predictions, g = table.Gradients;
        double largest = Largest(x, g), curvature = -RoundingOfCurvature * largest;
        List<(double Low, double High)> stretches = [];
        double? falling = null, from = null;
        bool? rises = null;
        (int before, int last, bool abrupt) = (-1, -1, false);
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(g[i]) || Math.Abs(x[i]) > Math.Pow(10, SearchGrid.Levels[0]))
                continue;
            int direction = last < 0 ? 0 : Direction(g[last], g[i], largest);
            bool isFlat = last >= 0 && g[i] == g[last];
            if (rises != true && (direction > 0 || (isFlat && rises == false && abrupt)))
                (from, rises) = (rises is null ? double.NegativeInfinity : Border(line, x[before], x[i], suspects, rising: true), true);
            else if (direction < 0)
            {
                abrupt = g[last] - g[i] > Abrupt * largest;
                if (rises == true || (rises is null && abrupt && before >= 0 && g[before] == g[last]))
                    stretches.Add((from ?? double.NegativeInfinity, Border(line, x[Math.Max(0, before)], x[i], suspects, rising: false)));
                (from, rises) = (null, false);
            }

            bool bendsDown = table.Hessians.Length > 0 && last >= 0 && table.Hessians[i] * (x[i] - x[last]) < curvature;
            falling ??= direction < 0 || bendsDown ? x[i] : null;
            (before, last) = (last, i);
        }

        if (rises != false)
            stretches.Add((from ?? double.NegativeInfinity, double.PositiveInfinity));
        return new([.. stretches.Where(s => s.High > s.Low)], falling);
    }

    /// <summary>1 where the derivative rises, -1 where it falls, 0 where it does neither by more than rounding: then it goes on as before.</summary>
    private static int Direction(double before, double after, double largest)
    {
        double rounding = Math.Max(RoundingOfOrdinary * largest, Rounding * Math.Max(Math.Abs(before), Math.Abs(after)));
        return Math.Abs(after - before) <= rounding ? 0 : Math.Sign(after - before);
    }

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
