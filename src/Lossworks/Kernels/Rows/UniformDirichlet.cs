using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>How far a Dirichlet distribution lies from the uniform one: KL(Dir(b) || Dir(1)), with its derivatives.</summary>
/// <remarks>
/// log Gamma(B) - log Gamma(K) - sum log Gamma(b_k) + sum (b_k - 1)(psi(b_k) - psi(B)), B = sum b, cancels where all b are near 1 and where they are
/// large. But d/dx of (x - n) psi(x) - log Gamma(x) is (x - n) psi'(x), so the divergence is sum_k I_1(b_k) - I_K(B), where I_n(x) integrates
/// (t - n) psi'(t) from n to x: near n by quadrature, elsewhere in closed form and without its part x - n, which adds up to 0.
/// </remarks>
internal static class UniformDirichlet
{
    /// <summary>From here on the asymptotic series are exact to rounding.</summary>
    private const double Far = 12;

    // Gauss-Legendre, 10 points on [-1, 1] (Abramowitz and Stegun 25.4.30): nodes and weights of the positive half.
    private static ReadOnlySpan<double> Nodes => [0.14887433898163122, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451, 0.97390652851717172];

    private static ReadOnlySpan<double> Weights => [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.14945134915058059, 0.06667134430868814];

    /// <summary>The divergence is the sum of these over the classes, less <see cref="OfTotal"/>.</summary>
    /// <param name="above">b - 1.</param>
    /// <param name="near">What <see cref="IsNear"/> says of the total.</param>
    internal static double OfClass(double above, bool near) => near && above <= 0.5 ? Quadrature(1, above) : Closed(1 + above) + (near ? above : 0);

    /// <summary>What the sum over the classes is lessened by.</summary>
    /// <param name="classes">K.</param>
    /// <param name="above">B - K.</param>
    internal static double OfTotal(int classes, double above)
    {
        if (IsNear(classes, above))
            return Quadrature(classes, above);
        double total = classes + above;
        return Closed(total) - ((classes - 1) * (Digamma(total) - 1)) + StableMath.LogGamma(classes);
    }

    /// <summary>Whether the closed form would cancel.</summary>
    internal static bool IsNear(int classes, double above) => above <= 0.5 * classes;

    /// <summary>(x - n) psi'(x) where near, else less 1, which the difference of two does not see.</summary>
    internal static double Slope(double n, double above, bool near)
    {
        double x = n + above;
        if (near)
            return At(n, above);
        if (x < Far)
            return At(n, above) - 1;

        (double tail, _) = Tail(x);
        return (-n / x) + (above / (2 * x * x)) + (above * tail);
    }

    /// <summary>Its derivative: psi'(x) + (x - n) psi''(x).</summary>
    internal static double Bend(double n, double above)
    {
        double x = n + above, trigamma = 0, tetragamma = 0;
        if (x >= Far)
        {
            (double tail, double tailSlope) = Tail(x);
            return ((n - 0.5) / (x * x)) + (n / (x * x * x)) + tail + (above * tailSlope);
        }

        for (; x < Far; x++)
            (trigamma, tetragamma) = (trigamma + (1 / (x * x)), tetragamma - (2 / (x * x * x)));
        (double rest, double restSlope) = Tail(x);
        trigamma += (1 / x) + (1 / (2 * x * x)) + rest;
        tetragamma += (-1 / (x * x)) - (1 / (x * x * x)) + restSlope;
        return trigamma + (above * tetragamma);
    }

    /// <summary>psi'(x) - 1/x - 1/(2 x^2), which is the sum of B_2k/x^(2k+1) (Abramowitz and Stegun 6.4.12), and its derivative, for large x.</summary>
    private static (double Value, double Slope) Tail(double x)
    {
        double z = 1 / (x * x), power = z / x, value = 0, slope = 0;
        for (int k = 0; k < GammaSteps.Bernoulli.Length; k++, power *= z)
        {
            value += GammaSteps.Bernoulli[k] * power;
            slope -= ((2 * k) + 3) * GammaSteps.Bernoulli[k] * power / x;
        }

        return (value, slope);
    }

    /// <summary>(x - 1) psi(x) - log Gamma(x) - (x - 1), which grows like a logarithm.</summary>
    private static double Closed(double x)
    {
        if (x < Far)
        {
            StableMath.LogGamma<double, Scalar<double>>(x, out double logGamma, out double digamma, out _);
            return ((x - 1) * (digamma - 1)) - logGamma;
        }

        // From the series of Abramowitz and Stegun 6.1.41 and 6.3.18, with the terms of size x and x log x left out, which cancel.
        double z = 1 / (x * x), power = 1 / x, digammaTail = 0;
        for (int k = 0; k < GammaSteps.Bernoulli.Length; k++, power *= z)
            digammaTail += GammaSteps.Bernoulli[k] * power / (((2 * k) + 2) * x);

        return 0.5 + (0.5 / x) - (0.5 * Math.Log(x)) - StableMath.HalfLogTwoPi - Stirling.Remainder(x) - ((x - 1) * digammaTail);
    }

    private static double Digamma(double x)
    {
        StableMath.LogGamma<double, Scalar<double>>(x, out _, out double digamma, out _);
        return digamma;
    }

    /// <summary>The integral of t psi'(n + t) over 0 to end: the nearest pole is far enough for ten points to be exact.</summary>
    private static double Quadrature(double n, double end)
    {
        double half = end / 2, sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
            sum += Weights[i] * (At(n, half * (1 + Nodes[i])) + At(n, half * (1 - Nodes[i])));
        return half * sum;
    }

    private static double At(double n, double t)
    {
        StableMath.LogGamma<double, Scalar<double>>(n + t, out _, out _, out double trigamma);
        return t * trigamma;
    }
}
