namespace Lossworks.Calculus;

/// <summary>Modified Bessel functions of the first kind, for constants of losses of angles.</summary>
internal static class Bessel
{
    /// <summary>e^(-x) I0(x) for x >= 0.</summary>
    internal static double ScaledI0(double x) => x < 40 ? Math.Exp(-x) * PowerSeries(0.25 * x * x) : Asymptotic(x);

    /// <summary>Sum of q^j/(j!)^2, all terms positive (Abramowitz and Stegun 9.6.12).</summary>
    private static double PowerSeries(double q)
    {
        double sum = 1, term = 1;
        for (int j = 1; term > 1e-18 * sum; j++)
        {
            term *= q / ((double)j * j);
            sum += term;
        }

        return sum;
    }

    /// <summary>The series in 1/(8x) (Abramowitz and Stegun 9.7.1), whose terms fall below rounding long before they grow again.</summary>
    private static double Asymptotic(double x)
    {
        double sum = 1, term = 1;
        for (int j = 1; Math.Abs(term) > 1e-18; j++)
        {
            double odd = (2 * j) - 1;
            term *= odd * odd / (8 * x * j);
            sum += term;
        }

        return sum / Math.Sqrt(2 * Math.PI * x);
    }
}
