namespace Lossworks.Verification;

/// <summary>Where the value, the first or the second derivative of a loss of single numbers jumps along a line, to the last digits.</summary>
internal sealed class JumpSearch(LossProbe probe, ArgumentLine line, LineTable table, IReadOnlyList<double> suspects)
{
    /// <summary>A piece is looked into where it is so many times as steep as its neighbors.</summary>
    private const double Steeper = 2.5;

    /// <summary>Pieces are widened to this share of their place, so that halving them does not run out of digits.</summary>
    private const double Widening = 1e-5;

    /// <summary>In wider pieces a wave is not told from a jump.</summary>
    private const double Widest = 1e3;

    private const double OffMiddle = 0.83;

    /// <summary>How near two finds are one, and a number that was meant.</summary>
    private const double Same = 1e-9;

    internal double[] OfValue() => Find(table.Values, line.Value, DerivativeJump.OfValue);

    internal double[] OfGradient() => Find(table.Gradients, line.Gradient, DerivativeJump.OfGradient);

    internal double[] OfHessian() => table.Hessians.Length > 0 ? Find(table.Hessians, line.Hessian, DerivativeJump.OfHessian) : [];

    private double[] Find(
        double[] found, Func<double, double> at, Func<LossProbe, LossPoint, LossPoint, IEnumerable<(LossPoint Below, LossPoint Above)>> jumps)
    {
        List<double> places = [];
        foreach ((double low, double high) in Steep(found))
        {
            foreach ((LossPoint below, LossPoint above) in jumps(probe, line.At(low), line.At(high)))
            {
                double place = Snap(Narrow(below.Predictions[0], above.Predictions[0], at));
                if (!places.Any(p => Math.Abs(p - place) <= Same * Math.Max(1, Math.Abs(p))))
                    places.Add(place);
            }
        }

        return [.. places.Order()];
    }

    /// <summary>The pieces whose ends differ by more than their neighbors let expect.</summary>
    private List<(double Low, double High)> Steep(double[] found)
    {
        double[] x = table.Predictions;
        List<(double Low, double High)> pieces = [];
        double Slope(int i) => i < 0 || i + 1 >= found.Length ? double.NaN : Math.Abs((found[i + 1] - found[i]) / (x[i + 1] - x[i]));
        for (int i = 0; i + 1 < found.Length; i++)
        {
            double change = Math.Abs(found[i + 1] - found[i]);
            bool shows = double.IsFinite(change) && change > 1e-4 * Math.Max(1e-3, Math.Max(Math.Abs(found[i]), Math.Abs(found[i + 1])));

            // Where the grid meets a jump, the derivative there may lie between both sides: then two pieces are steep, and the second neighbors tell.
            if (!shows || x[i + 1] - x[i] > Widest || Slope(i) <= Steeper * Largest(Slope(i - 2), Slope(i + 2)))
                continue;
            double wider = Math.Max(x[i + 1] - x[i], Widening * Math.Max(1e-3, Math.Abs(x[i])));
            // Off the middle: halving shall not meet the place itself, where a formula may be 0 / 0.
            double low = Inside(x[i] - (OffMiddle * wider), x[i]), high = Inside(x[i + 1] + wider, x[i + 1]);
            if (pieces.Count > 0 && low <= pieces[^1].High)
                pieces[^1] = (pieces[^1].Low, Math.Max(high, pieces[^1].High));
            else
                pieces.Add((low, high));
        }

        return pieces;
    }

    /// <summary>The larger of two of which one may be missing.</summary>
    private static double Largest(double a, double b) => double.IsNaN(a) ? (double.IsNaN(b) ? 0 : b) : double.IsNaN(b) ? a : Math.Max(a, b);

    private double Inside(double x, double otherwise) => line.Domain.Contains(x) ? x : otherwise;

    /// <summary>Halves until no number lies between: each middle belongs to the side whose derivative it is nearer to.</summary>
    private static double Narrow(double low, double high, Func<double, double> at)
    {
        double left = at(low), right = at(high);
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return high;
            double found = at(middle);
            if (double.IsNaN(found))
                return middle;
            if (Math.Abs(found - left) < Math.Abs(found - right))
                (low, left) = (middle, found);
            else
                (high, right) = (middle, found);
        }
    }

    private double Snap(double x) => SimpleNumber.Near(x, suspects, Same) ?? (Math.Abs(x) < Same ? 0 : x);
}
