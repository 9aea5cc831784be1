namespace Lossworks.Verification;

/// <summary>A loss as a curve over one number, for drawing: the other numbers stand still at ordinary places.</summary>
/// <param name="Axis">What the number is.</param>
/// <param name="Low">Where the interesting part begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Value">The value there.</param>
/// <param name="Gradient">The derivative there.</param>
/// <param name="Hessian">The second derivative there; null where there is none.</param>
public sealed record LossCurve(
    string Axis, double Low, double High, Func<double, double> Value, Func<double, double> Gradient, Func<double, double>? Hessian)
{
    /// <summary>The curve of a loss; null where rows are coupled, so that there is no curve of one number.</summary>
    public static LossCurve? Of(Loss loss)
    {
        if (loss.Shape == LossShape.Batch)
            return null;
        LossProbe probe = new(loss);
        (string axis, double low, double high, LossPoint point) = Place(loss);
        LossPoint At(double x) => point.At([x, .. point.Predictions[1..]]);
        return new(axis, low, high, x => probe.Value(At(x)), x => probe.Gradient(At(x))[0], probe.HasHessian ? x => probe.Hessian(At(x))[0] : null);
    }

    private static (string Axis, double Low, double High, LossPoint Point) Place(Loss loss)
    {
        Output output = loss.Card.Outputs[0];
        double low = double.IsFinite(output.Domain.Low) ? output.Domain.Low + 1e-3 : -4;
        double high = double.IsFinite(output.Domain.High) ? output.Domain.High - 1e-3 : 4;
        switch (loss.Shape)
        {
            case LossShape.Residual:
                double reach = Math.Max(4, 1.5 * loss.Claims.Kinks.Concat(loss.Claims.Jumps).Select(Math.Abs).DefaultIfEmpty(0).Max());
                return ("residual (prediction - target)", -reach, reach, new([0], [0], []));
            case LossShape.Margin:
                return ("margin (target x score)", -4, 4, new([0], [1], []));
            case LossShape.Outputs:
                return ($"{output.Meaning}, target 0 and the other outputs 1", low, high, new([0, .. Enumerable.Repeat(1.0, loss.Columns!.Value - 1)], [0], []));
            case LossShape.Row:
                int columns = loss.ExampleColumns;
                double rest = output.Domain == Interval.Unit ? 1.0 / columns : 0;
                double[] row = [0, .. Enumerable.Repeat(rest, columns - 1)];
                return loss.Target.IsClass
                    ? ($"{output.Meaning} of the right class, the others {rest:0.##}", low, high, new(row, [], [0]))
                    : ($"first {output.Meaning}, the others {rest:0.##}, targets 1, 0...", low, high, new(row, FirstIsOne(loss.ExampleTargets(columns)), []));
            default:
                double target = loss.Target.Domain.Contains(1) ? 1 : 0;
                int count = loss.Columns ?? 1;
                return ($"{output.Meaning}, for target {target}", low, high, new(new double[count], [.. Enumerable.Repeat(target, count)], []));
        }
    }

    private static double[] FirstIsOne(int count) => [1, .. new double[count - 1]];
}
