namespace Lossworks.Lanes;

public static partial class StableMath
{
    private const double RootTwoPi = 2.50662827463100050242;

    /// <summary>Up to here the series, beyond it the continued fraction.</summary>
    private const double MillsSeriesTo = 4;

    // Chebyshev coefficients of the excess hazard on [0, 4], from 64 nodes of 1 / (sqrt(pi/2) e^(x^2/2) erfc(x/sqrt 2)) - x with 50 digits.
    private static ReadOnlySpan<double> ExcessHazardNearZero =>
    [
        0.439992902543561385, -0.271162529433091418, 0.0692648743692589553, -0.0147013484579164211, 0.00249118699254021877, -0.000286164129393217696,
        3.53999398310087195e-7, 0.0000106877407007095227, -3.40150076013404741e-6, 6.52832740178326034e-7, -6.868106212140475e-8,
        -5.38818630704760052e-9, 4.7034197240794773e-9, -1.30689013483072124e-9, 2.24585055599228365e-10, -1.6872056838574416e-11,
        -4.25408443237340841e-12, 2.13748171376085257e-12, -5.17467195536140052e-13, 7.67576730627599043e-14, -2.59328884289556186e-15,
        -2.51389548100437993e-15, 9.42460117603399139e-16, -2.00282485913877906e-16, 2.46306142938392226e-17, 6.78438168633888717e-19,
    ];

    /// <summary>phi(x), the density of the standard normal distribution.</summary>
    internal static double NormalDensity(double x)
    {
        double square = x * x;
        if (!double.IsFinite(square))
            return 0;
        // What the rounding of x^2 lost matters in the exponent.
        return Exp<double, Scalar<double>>(-0.5 * square) * (1 - (0.5 * Math.FusedMultiplyAdd(x, x, -square))) / RootTwoPi;
    }

    /// <summary>
    /// phi(x)/Q(x) - x for x &gt;= 0, Q the upper tail: by how much the normal distribution's hazard exceeds x. It keeps its digits where the hazard
    /// itself is nearly x.
    /// </summary>
    /// <remarks>With it Q(x) = phi(x)/(x + h), and the hazard x + h has the derivative h (x + h): nothing cancels anywhere.</remarks>
    internal static double ExcessHazard(double x)
    {
        if (x > MillsSeriesTo)
            return ExcessHazardFarOut(x);
        double t = (2 * x / MillsSeriesTo) - 1, last = 0, sum = 0;
        ReadOnlySpan<double> c = ExcessHazardNearZero;
        for (int k = c.Length - 1; k > 0; k--)
            (sum, last) = ((2 * t * sum) - last + c[k], sum);
        return (t * sum) - last + c[0];
    }

    /// <summary>Q(x), the probability above x &gt;= 0.</summary>
    internal static double NormalTail(double x) => NormalDensity(x) / (x + ExcessHazard(x));

    /// <summary>1/(x + 2/(x + 3/(x + ...))) (Laplace 1805); 36 levels are exact to rounding from 4 on.</summary>
    private static double ExcessHazardFarOut(double x)
    {
        double below = x;
        for (int k = 36; k > 1; k--)
            below = x + (k / below);
        return 1 / below;
    }
}
