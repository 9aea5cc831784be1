namespace Lossworks.Verification;

/// <summary>
/// Looks for a jump of a derivative anywhere, not only where one is expected: along a random line the piece with the largest change is halved
/// again and again. The change across a jump stays; that of a bend shrinks with the piece, if only with its tenth root (|x|^1.1).
/// </summary>
internal static class DerivativeJump
{
    private const int Pieces = 16;

    /// <summary>Of a row only the pieces with the largest changes are looked into; of a single number all.</summary>
    private const int Tried = 4;

    /// <summary>So often is a piece halved until a jump must show, and so often again, in which it must stay.</summary>
    private const int Halvings = 22, Confirmations = 12;

    /// <summary>What is differentiated in part only has a slope of its own, of the value, by differences: they end at a coarser piece.</summary>
    private const int CoarseHalvings = 6, CoarseConfirmations = 6;

    private const double Step = 1e-6;

    /// <summary>Points on both sides of a jump between two points, one jump per piece of the line.</summary>
    internal static IEnumerable<(LossPoint Below, LossPoint Above)> OfGradient(LossProbe probe, LossPoint from, LossPoint to) =>
        !probe.Loss.StopsGradient
            ? Between(probe.Gradient, from, to, Halvings, Confirmations)
            : Between(point => [Slope(probe, point, from, to)], from, to, CoarseHalvings, CoarseConfirmations);

    /// <summary>The same for the second derivative.</summary>
    internal static IEnumerable<(LossPoint Below, LossPoint Above)> OfHessian(LossProbe probe, LossPoint from, LossPoint to) =>
        Between(probe.Hessian, from, to, Halvings, Confirmations);

    /// <summary>The same for the value itself.</summary>
    internal static IEnumerable<(LossPoint Below, LossPoint Above)> OfValue(LossProbe probe, LossPoint from, LossPoint to) =>
        Between(point => [probe.Value(point)], from, to, Halvings, Confirmations);

    private static IEnumerable<(LossPoint Below, LossPoint Above)> Between(
        Func<LossPoint, double[]> derivative, LossPoint from, LossPoint to, int halvings, int confirmations)
    {
        Func<double, LossPoint> at = share => from.At([.. from.Predictions.Zip(to.Predictions, (a, b) => a + (share * (b - a)))]);
        double[][] found = [.. Enumerable.Range(0, Pieces + 1).Select(n => derivative(at(n / (double)Pieces)))];
        foreach (int piece in Enumerable.Range(0, Pieces).OrderByDescending(n => Change(found[n], found[n + 1])).Take(from.Predictions.Length == 1 ? Pieces : Tried))
        {
            (double Low, double High, double[] Left, double[] Right) span = (piece / (double)Pieces, (piece + 1) / (double)Pieces, found[piece], found[piece + 1]);
            for (int n = 0; n < halvings && Shows(span.Left, span.Right); n++)
                span = Halved(span, derivative, at);
            if (!Shows(span.Left, span.Right))
                continue;
            double wide = Change(span.Left, span.Right);
            for (int n = 0; n < confirmations; n++)
                span = Halved(span, derivative, at);
            double narrow = Change(span.Left, span.Right);
            if (narrow > wide / 2 && narrow < 2 * wide)
                yield return (at(span.Low), at(span.High));
        }
    }

    private static (double Low, double High, double[] Left, double[] Right) Halved(
        (double Low, double High, double[] Left, double[] Right) span, Func<LossPoint, double[]> derivative, Func<double, LossPoint> at)
    {
        double middle = (span.Low + span.High) / 2;
        double[] found = derivative(at(middle));
        return Change(span.Left, found) >= Change(found, span.Right) ? (span.Low, middle, span.Left, found) : (middle, span.High, found, span.Right);
    }

    /// <summary>Whether the change is more than a bend leaves of a short piece.</summary>
    private static bool Shows(double[] a, double[] b) => Change(a, b) > 1e-4 * Math.Max(1e-3, Math.Max(a.Max(Math.Abs), b.Max(Math.Abs)));

    private static double Slope(LossProbe probe, LossPoint point, LossPoint from, LossPoint to)
    {
        double Value(double step) => probe.Value(point.At([.. point.Predictions.Select((x, i) => x + (step * (to.Predictions[i] - from.Predictions[i])))]));
        return (Value(Step) - Value(-Step)) / (2 * Step);
    }

    /// <summary>Infinite slopes are no jumps: a pole has them on both sides.</summary>
    private static double Change(double[] a, double[] b)
    {
        double largest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double change = Math.Abs(a[i] - b[i]);
            largest = double.IsFinite(change) ? Math.Max(largest, change) : largest;
        }

        return largest;
    }
}
