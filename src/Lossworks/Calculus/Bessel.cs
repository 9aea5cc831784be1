using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>Modified Bessel functions of the first kind, for constants of losses of angles and directions.</summary>
internal static class Bessel
{
    /// <summary>From here on (order and argument taken together) the uniform expansion is exact to rounding.</summary>
    private const double UniformFrom = 50;

    private const int UniformTerms = 13;

    /// <summary>U_k(t)/t^k as a polynomial of t^2 (Abramowitz and Stegun 9.3.10): row k, column the power of t^2.</summary>
    private static readonly double[,] UniformCoefficients = MakeUniformCoefficients();

    /// <summary>log(e^-x x^-order I_order(x)) for order &gt;= 0 and x &gt;= 0: the modified Bessel function without what makes it overflow or vanish.</summary>
    internal static double LogScaledI(double order, double x) =>
        Math.MaxMagnitude(order, x) < UniformFrom ? LogBySeries(order, x) : LogUniform(order, x);

    /// <summary>I_v(x) = (x/2)^v/Gamma(v + 1) sum_m (x^2/4)^m/(m! (v + 1)...(v + m)) (Abramowitz and Stegun 9.6.10): terms of one sign.</summary>
    private static double LogBySeries(double order, double x)
    {
        double quarter = 0.25 * x * x, term = 1, sum = 0;
        for (int m = 1; term > sum * 1e-17 || m < 3; m++)
        {
            term *= quarter / (m * (order + m));
            sum += term;
        }

        return (StableMath.Log1p(sum) - x) - (order * StableMath.Ln2) - StableMath.LogGamma(order + 1);
    }

    /// <summary>Debye's expansion (Abramowitz and Stegun 9.7.7), written in R = sqrt(order^2 + x^2) so that order 0 is no exception.</summary>
    private static double LogUniform(double order, double x)
    {
        double reach = double.Hypot(order, x), t = order / reach, square = t * t, series = 0;
        for (int k = UniformTerms - 1; k > 0; k--)
            series = (series + UniformPolynomial(k, square)) / reach;
        double exponent = (order * (order / (reach + x))) - (order * Math.Log(order + reach));
        return exponent - (0.5 * Math.Log(2 * Math.PI * reach)) + StableMath.Log1p(series);
    }

    private static double UniformPolynomial(int k, double square)
    {
        double sum = 0;
        for (int j = k; j >= 0; j--)
            sum = (sum * square) + UniformCoefficients[k, j];
        return sum;
    }

    /// <summary>
    /// U_(k+1)(t) = t^2 (1 - t^2) U_k'(t)/2 + (1/8) times the integral of (1 - 5 s^2) U_k(s) from 0 to t; both parts of a coefficient have one sign.
    /// </summary>
    private static double[,] MakeUniformCoefficients()
    {
        double[,] c = new double[UniformTerms, UniformTerms];
        c[0, 0] = 1;
        for (int k = 0; k + 1 < UniformTerms; k++)
        {
            for (int j = 0; j <= k; j++)
            {
                double power = k + (2 * j);
                c[k + 1, j] += c[k, j] * ((0.5 * power) + (0.125 / (power + 1)));
                c[k + 1, j + 1] -= c[k, j] * ((0.5 * power) + (0.625 / (power + 3)));
            }
        }

        return c;
    }
}
