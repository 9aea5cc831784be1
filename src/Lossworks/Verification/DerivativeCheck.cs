namespace Lossworks.Verification;

/// <summary>A derivative against differences.</summary>
/// <param name="Ok">Whether all points agree.</param>
/// <param name="Worst">The largest relative error.</param>
/// <param name="Where">The point of the largest error.</param>
public sealed record DerivativeCheck(bool Ok, double Worst, string Where)
{
    /// <summary>Fourth-order differences in double reach about 1e-10; a wrong factor or sign is off by far more.</summary>
    private const double Tolerance = 1e-6;

    private const int Points = 200;

    /// <summary>The gradient against differences of the value.</summary>
    public static DerivativeCheck OfGradient(LossProbe probe, ulong seed) =>
        Compare(probe, seed, probe.Gradient, (point, i, h) => Difference(step => probe.Differentiated(point.Moved(i, step), point), h));

    /// <summary>The diagonal of the Hessian against differences of the gradient.</summary>
    public static DerivativeCheck OfHessian(LossProbe probe, ulong seed) =>
        Compare(probe, seed, probe.Hessian, !probe.Loss.StopsGradient
            ? (point, i, h) => Difference(step => probe.Gradient(point.Moved(i, step))[i], h)
            : (point, i, h) => SecondDifference(step => probe.Differentiated(point.Moved(i, step), point), Math.Sqrt(h)));

    private static DerivativeCheck Compare(
        LossProbe probe, ulong seed, Func<LossPoint, double[]> derivative, Func<LossPoint, int, double, double> difference)
    {
        PointSource source = new(probe.Loss, seed);
        double worst = 0;
        string where = "";
        for (int n = 0; n < Points; n++)
        {
            LossPoint point = source.Next(n % 2 == 0 ? 3 : 30);
            double[] stated = derivative(point);
            for (int i = 0; i < stated.Length; i++)
            {
                double error = Error(stated[i], h => difference(point, i, h * Room(point.Predictions[i])), Math.Abs(probe.Value(point)));
                if (!(error <= worst))
                    (worst, where) = (error, point.ToString());
            }
        }

        return new(worst <= Tolerance, worst, where);
    }

    /// <summary>The smallest relative error over three steps: a step may straddle a kink, but not all three agree by chance.</summary>
    private static double Error(double stated, Func<double, double> difference, double scale)
    {
        double best = double.PositiveInfinity;
        foreach (double h in (double[])[1e-3, 1e-4, 1e-5])
        {
            double found = difference(h), size = Math.Max(Math.Max(Math.Abs(stated), Math.Abs(found)), 1e-3 * Math.Max(1, scale));
            double error = Math.Abs(found - stated) / size;
            best = double.IsNaN(error) ? best : Math.Min(best, error);
        }

        return double.IsPositiveInfinity(best) ? double.NaN : best;
    }

    private static double Room(double x) => Math.Max(1e-2, Math.Min(1, Math.Abs(x)));

    /// <summary>For what is held constant: the gradient elsewhere holds it constant elsewhere. The step is longer, for its square divides.</summary>
    private static double SecondDifference(Func<double, double> f, double h) =>
        ((16 * (f(-h) + f(h))) - f(-2 * h) - f(2 * h) - (30 * f(0))) / (12 * h * h);

    private static double Difference(Func<double, double> f, double h) =>
        (f(-2 * h) - (8 * f(-h)) + (8 * f(h)) - f(2 * h)) / (12 * h);
}
