namespace Lossworks.Training;

/// <summary>The kinks of a loss of one residual or one margin: where its slope jumps, by how much, and the slopes in between.</summary>
internal sealed class Kinks
{
    private readonly bool _margin;

    private Kinks(double[] points, double[] slopes, double[] atPoint, bool isLinear, bool margin) =>
        (Points, Slopes, SlopesAtPoints, IsPiecewiseLinear, _margin) = (points, slopes, atPoint, isLinear, margin);

    /// <summary>Ascending.</summary>
    internal double[] Points { get; }

    /// <summary>Just below the first point, and just above each.</summary>
    internal double[] Slopes { get; }

    /// <summary>What the loss itself returns at each point.</summary>
    internal double[] SlopesAtPoints { get; }

    /// <summary>Whether the loss is straight between its kinks.</summary>
    internal bool IsPiecewiseLinear { get; }

    /// <summary>How far the slope jumps up at point k; negative where the loss is concave there.</summary>
    internal double JumpAt(int k) => Slopes[k + 1] - SlopeBelow(k);

    /// <summary>The sum of the jumps.</summary>
    internal double TotalJump => Enumerable.Range(0, Points.Length).Sum(k => Math.Max(0, JumpAt(k)));

    private double[] Below { get; init; } = [];

    /// <summary>The residual or the margin.</summary>
    internal double ArgumentOf(double prediction, double target) => _margin ? target * prediction : prediction - target;

    /// <summary>d argument/d prediction.</summary>
    internal double SlopeOfArgument(double target) => _margin ? target : 1;

    /// <summary>The prediction at which the argument reaches point k.</summary>
    internal double PredictionAt(int k, double target) => _margin ? Points[k] / target : Points[k] + target;

    /// <summary>None where the loss has no kinks, or depends on prediction and target in another way.</summary>
    internal static Kinks? Of(Loss loss)
    {
        if (loss.Claims.Kinks.IsEmpty || loss.Shape is not (LossShape.Residual or LossShape.Margin))
            return null;
        bool margin = loss.Shape == LossShape.Margin;
        double[] points = [.. loss.Claims.Kinks.Order()];
        double Slope(double argument) => SlopeOf(loss, argument, margin ? 1 : 0);
        double[] below = [.. points.Select(k => Slope(k - Near(k)))], above = [.. points.Select(k => Slope(k + Near(k)))];
        double[] slopes = [below[0], .. above];
        return new(points, slopes, [.. points.Select(Slope)], IsStraight(points, below, above, Slope), margin) { Below = below };
    }

    private double SlopeBelow(int k) => Below[k];

    private static double Near(double point) => 1e-12 * Math.Max(1, Math.Abs(point));

    private static bool IsStraight(double[] points, double[] below, double[] above, Func<double, double> slope)
    {
        bool straight = true;
        for (int k = 0; k <= points.Length; k++)
        {
            double from = k == 0 ? points[0] - 1e3 : points[k - 1], to = k == points.Length ? points[^1] + 1e3 : points[k];
            double expected = k == 0 ? below[0] : above[k - 1];
            foreach (double share in (ReadOnlySpan<double>)[0.001, 0.5, 0.999])
                straight &= Math.Abs(slope(from + (share * (to - from))) - expected) <= 1e-12;
        }

        return straight;
    }

    private static double SlopeOf(Loss loss, double prediction, double target)
    {
        Span<double> slope = stackalloc double[1];
        loss.Evaluate([prediction], [target], slope);
        return slope[0];
    }
}
