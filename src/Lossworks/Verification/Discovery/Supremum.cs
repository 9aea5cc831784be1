namespace Lossworks.Verification;

/// <summary>The largest value that a measure of a loss comes to.</summary>
/// <param name="Value">The supremum; null where there is none, or where none is known.</param>
/// <param name="Text">For people: where it is, or where the measure grows beyond any number.</param>
internal sealed record Supremum(double? Value, string Text)
{
    /// <summary>How near a limit must be to a number that was meant, and a limit that was only extrapolated.</summary>
    private const double Meant = 4e-10, MeantFromAfar = 1e-8;

    /// <summary>What a search finds beside a pole, in multiples of what lies on the grid around it.</summary>
    private const double Pole = 1e3;

    private const int Starts = 4;

    /// <param name="survey">Where it was looked.</param>
    /// <param name="column">The measure, of the tables of the survey.</param>
    /// <param name="measure">The same at one point.</param>
    /// <param name="loss">Whose domains.</param>
    /// <param name="suspects">Numbers of the formula.</param>
    internal static Supremum Of(
        Survey survey, Func<LineTable, double[]> column, Func<LossPoint, double> measure, Loss loss, IReadOnlyList<double> suspects)
    {
        List<(double Measure, LossPoint At, double Spacing)> best = [];
        double[] most = [.. Enumerable.Repeat(double.NegativeInfinity, SearchGrid.Levels.Length)];
        foreach ((ArgumentLine line, LineTable table) in survey.Lines)
        {
            double[] found = column(table), x = table.Predictions;
            int top = -1;
            for (int i = 0; i < found.Length; i++)
            {
                int level = SearchGrid.LevelOf(line.Domain, x[i], line.Target, suspects);
                for (int k = level; k < most.Length; k++)
                    most[k] = found[i] > most[k] ? found[i] : most[k];
                bool tops = top < 0 || found[i] > found[top] || (found[i] == found[top] && Math.Abs(x[i]) < Math.Abs(x[top]));
                top = !double.IsNaN(found[i]) && tops ? i : top;
            }

            if (top >= 0)
            {
                double before = top > 0 ? x[top] - x[top - 1] : 0, after = top + 1 < x.Length ? x[top + 1] - x[top] : 0;
                best.Add((found[top], line.At(x[top]), Math.Max(before, after)));
            }
        }

        if (best.Count == 0)
            return new(null, "is nowhere a number");
        best = [.. best.OrderByDescending(b => b.Measure)];
        return double.IsPositiveInfinity(most[^1]) ? Endless(best[0].Measure, best[0].At)
            : Grows(most) is { } limit ? Approached(limit, most[^1], best[0].At, suspects)
            : Refined(best.Take(Starts), measure, loss, suspects);
    }

    private static Supremum Endless(double most, LossPoint at) =>
        new(null, double.IsInfinity(most) ? $"is infinite at {at}" : $"grows without bound: {Words.Short(most)} at {at}");

    /// <summary>Where it grows from level to level, the limit: infinite where the steps do not shrink. Null where it does not grow.</summary>
    private static double? Grows(double[] most)
    {
        double before = most[1] - most[0], last = most[2] - most[1];
        if (!(last > 1e-11 * Math.Abs(most[2])))
            return null;
        return last > 0.3 * before ? double.PositiveInfinity : most[2] + (last * last / (before - last));
    }

    private static Supremum Approached(double limit, double reached, LossPoint at, IReadOnlyList<double> suspects) =>
        double.IsPositiveInfinity(limit) ? new(null, $"grows without bound, as at {at}")
        : (SimpleNumber.Near(limit, suspects, MeantFromAfar) ?? (Math.Abs(limit - reached) <= Meant * Math.Abs(limit) ? limit : null)) is { } bound
            ? new(bound, $"{Words.Short(bound)}, approached as at {at}")
        : new(null, $"no exact bound was found; it seems to approach {Words.Short(limit)}");

    private static Supremum Refined(
        IEnumerable<(double Measure, LossPoint At, double Spacing)> starts, Func<LossPoint, double> measure, Loss loss, IReadOnlyList<double> suspects)
    {
        (double most, LossPoint? where) = (double.NegativeInfinity, null);
        double grid = double.NegativeInfinity;
        foreach ((double start, LossPoint from, double spacing) in starts)
        {
            (double found, LossPoint at) = Climb(start, from, spacing, measure, loss);
            grid = Math.Max(grid, start);
            if (found > most)
                (most, where) = (found, at);
        }

        if (double.IsPositiveInfinity(most) || (grid > 0 && most > Pole * grid))
            return Endless(most, where!);
        double bound = SimpleNumber.Snap(most, suspects, Meant);
        return new(bound, $"{Words.Short(bound)}, at {where}");
    }

    /// <summary>Golden sections along the prediction, the target and both together, in turn.</summary>
    private static (double Most, LossPoint At) Climb(double start, LossPoint from, double spacing, Func<LossPoint, double> measure, Loss loss)
    {
        (double most, LossPoint at) = (start, from);
        bool free = loss.Shape == LossShape.Pointwise && loss.Target.Only.IsEmpty && !loss.Target.IsWhole;
        foreach ((int prediction, int target) in free ? (ReadOnlySpan<(int, int)>)[(1, 0), (0, 1), (1, 1), (1, 0)] : [(1, 0)])
        {
            LossPoint origin = at;
            LossPoint Moved(double step) => new([origin.Predictions[0] + (prediction * step)], [origin.Targets[0] + (target * step)], []);
            double Measure(double step)
            {
                LossPoint there = Moved(step);
                double found = loss.Outputs[0].Domain.Contains(there.Predictions[0]) && loss.Target.Allows(there.Targets[0]) ? measure(there) : double.NaN;
                if (found > most)
                    (most, at) = (found, there);
                return double.IsNaN(found) ? double.PositiveInfinity : -found;
            }

            GoldenSection.Minimum(Measure, -spacing, spacing);
            double size = Math.Abs(at.Predictions[0] - origin.Predictions[0]) + Math.Abs(at.Targets[0] - origin.Targets[0]);
            if (size > 0)
                GoldenSection.Minimum(Measure, -2 * size, 2 * size);
        }

        return (most, at);
    }
}
