namespace Lossworks.Tuning;

/// <summary>Climbs from a candidate: along the gradient in real numbers, value by value in discrete ones, until neither gains.</summary>
/// <param name="coordinates">Of the space.</param>
/// <param name="acquisition">What is to be large.</param>
internal sealed class Climber(Coordinates coordinates, Acquisition acquisition)
{
    /// <summary>A number of more values than this is climbed as if it were real, then rounded.</summary>
    private const long FewValues = 64;

    private const int Rounds = 10;
    private const int Iterations = 60;
    private const double Tolerance = 1e-5;

    private readonly SearchSpace _space = coordinates.Space;

    /// <summary>The candidate of coordinates from 0 to 1; null where a constraint forbids it.</summary>
    internal Candidate? Make(double[] units)
    {
        Configuration configuration = _space.FromUnit(units);
        if (!_space.Allows(configuration))
            return null;
        double[] point = coordinates.Of(configuration);
        return acquisition.IsOpen(point) ? new(configuration, units, point, acquisition.At(point)) : null;
    }

    /// <summary>To the top of the hill.</summary>
    internal Candidate Climb(Candidate start)
    {
        Candidate at = start;
        for (int round = 0; round < Rounds; round++)
        {
            Candidate before = at;
            at = ClimbSmooth(at);
            at = ClimbDiscrete(at, out bool any);
            if (!any || at.Value <= before.Value + Tolerance)
                break;
        }

        return at;
    }

    private bool IsSmooth(int place, Configuration configuration) =>
        !double.IsNaN(configuration.Values[place]) && !coordinates.IsChoice[place] && _space.Parameters[place].Count is null or > FewValues;

    /// <summary>Along the gradient, in the numbers that have more than a few values.</summary>
    private Candidate ClimbSmooth(Candidate from)
    {
        int[] smooth = [.. Enumerable.Range(0, coordinates.Count).Where(i => IsSmooth(i, from.Configuration))];
        if (smooth.Length == 0)
            return from;
        double[] units = [.. from.Units], at = [.. from.Point], whole = new double[at.Length];
        double[] x = [.. smooth.Select(i => at[i])], low = new double[x.Length], high = new double[x.Length];
        Array.Fill(high, 1);
        BoxMinimizer.Minimize(
            (point, gradient) =>
            {
                for (int k = 0; k < smooth.Length; k++)
                    units[smooth[k]] = at[smooth[k]] = point[k];
                if (!acquisition.IsOpen(at) || (_space.Constraints.Length > 0 && !_space.Allows(_space.FromUnit(units))))
                    return double.PositiveInfinity;
                double value = acquisition.At(at, whole);
                for (int k = 0; k < smooth.Length; k++)
                    gradient[k] = -whole[smooth[k]];
                return -value;
            }, x, low, high, Iterations, Tolerance);
        double[] end = [.. from.Units];
        for (int k = 0; k < smooth.Length; k++)
            end[smooth[k]] = x[k];
        return Make(end) is { } better && better.Value > from.Value ? better : from;
    }

    /// <summary>One discrete parameter after the other, each to its best value.</summary>
    private Candidate ClimbDiscrete(Candidate from, out bool any)
    {
        Candidate best = from;
        any = false;
        for (int i = 0; i < coordinates.Count; i++)
        {
            if (_space.Parameters[i].Count is not { } count || count == 1 || double.IsNaN(best.Configuration.Values[i]))
                continue;
            any = true;
            double[] units = best.Units;
            foreach (double unit in Alternatives(best.Point[i], i, count).ToArray())
            {
                double[] moved = [.. units];
                moved[i] = unit;
                if (Make(moved) is { } candidate && candidate.Value > best.Value)
                    best = candidate;
            }
        }

        return best;
    }

    private IEnumerable<double> Alternatives(double at, int place, long count)
    {
        if (count <= FewValues)
        {
            foreach (double value in _space.Parameters[place].Grid(int.MaxValue))
                yield return _space.Parameters[place].ToUnit(value);
            yield break;
        }

        for (long step = 1; step < count; step *= 4)
        {
            yield return Math.Max(at - (step / (double)count), 0);
            yield return Math.Min(at + (step / (double)count), 1);
        }
    }
}
