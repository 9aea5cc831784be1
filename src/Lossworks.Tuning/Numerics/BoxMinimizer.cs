namespace Lossworks.Tuning;

/// <summary>The least value of a smooth function in a box: L-BFGS on the coordinates that no bound holds, with steps bent at the bounds.</summary>
/// <remarks>
/// The projected quasi-Newton method of Bertsekas (1982), doi:10.1137/0320018, with the two-loop recursion of Nocedal (1980),
/// doi:10.1090/S0025-5718-1980-0572855-7. Where the function is not finite it counts as infinitely bad, so a step is shortened: it may be undefined in parts
/// of the box, and forbidden there.
/// </remarks>
internal sealed class BoxMinimizer
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;
    private const int MostHalvings = 20;

    private readonly double[] _low, _high;
    private readonly List<(double[] Step, double[] Change, double Curvature)> _pairs = [];

    private BoxMinimizer(double[] low, double[] high) => (_low, _high) = (low, high);

    /// <summary>A function with its gradient.</summary>
    /// <param name="point">Where.</param>
    /// <param name="gradient">To be filled.</param>
    internal delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Goes down from a point, whose coordinates become those of the end.</summary>
    /// <param name="function">What is minimized.</param>
    /// <param name="point">From where; in the box.</param>
    /// <param name="low">The least coordinates.</param>
    /// <param name="high">The largest coordinates.</param>
    /// <param name="iterations">At most so many steps.</param>
    /// <param name="tolerance">It ends where the projected gradient is below this, or a step gains less than a hundredth of this.</param>
    /// <returns>The value at the end; never above that of the beginning.</returns>
    internal static double Minimize(Function function, double[] point, double[] low, double[] high, int iterations, double tolerance) =>
        new BoxMinimizer(low, high).Run(function, point, iterations, tolerance);

    private double Run(Function function, double[] point, int iterations, double tolerance)
    {
        int count = point.Length;
        double[] gradient = new double[count], next = new double[count], nextGradient = new double[count], direction = new double[count];
        double value = function(point, gradient);
        for (int iteration = 0; iteration < iterations && double.IsFinite(value); iteration++)
        {
            if (!Aim(point, gradient, direction, tolerance))
                break;
            double reached = Step(function, point, value, gradient, direction, next, nextGradient);
            if (!(reached < value))
            {
                if (_pairs.Count == 0)
                    break;
                _pairs.Clear();
                continue;
            }

            Remember(point, gradient, next, nextGradient);
            double gain = value - reached;
            next.CopyTo(point, 0);
            nextGradient.CopyTo(gradient, 0);
            value = reached;
            if (gain < 0.01 * tolerance)
                break;
        }

        return value;
    }

    /// <summary>The direction to go; false where the bounds and the gradient leave none.</summary>
    private bool Aim(double[] point, double[] gradient, double[] direction, double tolerance)
    {
        double largest = 0;
        bool[] free = new bool[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            free[i] = !((point[i] <= _low[i] && gradient[i] > 0) || (point[i] >= _high[i] && gradient[i] < 0));
            direction[i] = free[i] ? -gradient[i] : 0;
            largest = Math.Max(largest, Math.Abs(direction[i]));
        }

        if (!(largest > tolerance))
            return false;
        if (_pairs.Count == 0)
        {
            // Nothing is known of the curvature: go a tenth of the widest range.
            double width = 0;
            for (int i = 0; i < point.Length; i++)
                width = Math.Max(width, _high[i] - _low[i]);
            Scale(direction, Math.Min(1, 0.1 * width / largest));
            return true;
        }

        Recur(direction);
        double slope = 0;
        for (int i = 0; i < point.Length; i++)
        {
            direction[i] = free[i] ? direction[i] : 0;
            slope += direction[i] * gradient[i];
        }

        if (slope < 0)
            return true;
        _pairs.Clear();
        return Aim(point, gradient, direction, tolerance);
    }

    private void Recur(double[] direction)
    {
        Span<double> weights = stackalloc double[Memory];
        for (int k = _pairs.Count - 1; k >= 0; k--)
        {
            weights[k] = Rows.Dot(_pairs[k].Step, direction) / _pairs[k].Curvature;
            Rows.Add(direction, -weights[k], _pairs[k].Change);
        }

        (_, double[] change, double curvature) = _pairs[^1];
        Scale(direction, curvature / Rows.Dot(change, change));
        for (int k = 0; k < _pairs.Count; k++)
            Rows.Add(direction, weights[k] - (Rows.Dot(_pairs[k].Change, direction) / _pairs[k].Curvature), _pairs[k].Step);
    }

    private double Step(Function function, double[] point, double value, double[] gradient, double[] direction, double[] next, double[] nextGradient)
    {
        double length = 1;
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            double slope = 0;
            for (int i = 0; i < point.Length; i++)
            {
                next[i] = Math.Clamp(point[i] + (length * direction[i]), _low[i], _high[i]);
                slope += gradient[i] * (next[i] - point[i]);
            }

            double reached = function(next, nextGradient);
            if (reached <= value + (SufficientDecrease * slope) && double.IsFinite(reached))
                return reached;
            // The least of the parabola through both values with the slope at the beginning, but neither timid nor bold.
            double least = double.IsFinite(reached) && reached - value - slope > 0 ? -slope / (2 * (reached - value - slope)) : 0.1;
            length *= Math.Clamp(least, 0.1, 0.5);
        }

        return double.PositiveInfinity;
    }

    private void Remember(double[] point, double[] gradient, double[] next, double[] nextGradient)
    {
        double[] step = new double[point.Length], change = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
            (step[i], change[i]) = (next[i] - point[i], nextGradient[i] - gradient[i]);
        double curvature = Rows.Dot(step, change);
        if (!(curvature > 1e-10 * Rows.Dot(change, change)))
            return;
        if (_pairs.Count == Memory)
            _pairs.RemoveAt(0);
        _pairs.Add((step, change, curvature));
    }

    private static void Scale(double[] vector, double factor)
    {
        foreach (ref double x in vector.AsSpan())
            x *= factor;
    }
}
