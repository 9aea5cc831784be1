namespace Lossworks.Tuning;

/// <summary>
/// The Matern kernel of smoothness 5/2: costs have two derivatives. With r^2 the weighted squared distance, scale (1 + sqrt5 r + 5/3 r^2) exp(-sqrt5 r).
/// </summary>
/// <remarks>Rasmussen and Williams (2006), Gaussian Processes for Machine Learning, equation 4.17.</remarks>
internal static class MaternKernel
{
    private const double Sqrt5 = 2.2360679774997896964;

    /// <summary>The kernel of a squared distance, with scale 1.</summary>
    /// <param name="squared">The weighted squared distance.</param>
    /// <param name="slope">The derivative by it.</param>
    internal static double Of(double squared, out double slope)
    {
        double r = Sqrt5 * Math.Sqrt(squared), decay = Math.Exp(-r);
        slope = -5.0 / 6 * (1 + r) * decay;
        return (1 + r + (r * r / 3)) * decay;
    }

    /// <summary>The squared difference of two values of a coordinate: of choices, whether they differ.</summary>
    internal static double Squared(double a, double b, bool isChoice) => isChoice ? (a == b ? 0 : 1) : (a - b) * (a - b);
}
