namespace Lossworks.Verification;

/// <summary>The minimum of a function of one number by golden-section search: no derivative that could be wrong is trusted.</summary>
internal static class GoldenSection
{
    private const double Ratio = 0.6180339887498949;

    internal static double Minimum(Func<double, double> f, double low, double high)
    {
        double a = high - (Ratio * (high - low)), b = low + (Ratio * (high - low)), fa = f(a), fb = f(b);
        for (int n = 0; n < 120 && high - low > 1e-13 * Math.Max(1, Math.Abs(low)); n++)
        {
            if (fa <= fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - (Ratio * (high - low));
                fa = f(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + (Ratio * (high - low));
                fb = f(b);
            }
        }

        return (low + high) / 2;
    }
}
