using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>-log of the probability that a standard normal variable lies in an interval, with two derivatives by a shift of the interval.</summary>
/// <remarks>
/// Three ways to write it, each free of cancellation where it is used: an integral over the interval where the density hardly changes along it, tails where
/// it lies on one side of 0, and 1 minus two tails where it spans most of the mass.
/// </remarks>
internal static class NormalInterval
{
    // Gauss-Legendre on [0, 1], 12 points: exact to rounding for what is integrated here.
    private static ReadOnlySpan<double> Nodes =>
    [
        0.00921968287664037465, 0.0479413718147625717, 0.115048662902847656, 0.206341022856691276, 0.316084250500909903, 0.437383295744265542,
        0.562616704255734458, 0.683915749499090097, 0.793658977143308724, 0.884951337097152344, 0.952058628185237428, 0.990780317123359625,
    ];

    private static ReadOnlySpan<double> NodeWeights =>
    [
        0.0235876681932559136, 0.0534696629976592155, 0.0800391642716731132, 0.101583713361532961, 0.116746268269177404, 0.124573522906701393,
        0.124573522906701393, 0.116746268269177404, 0.101583713361532961, 0.0800391642716731132, 0.0534696629976592155, 0.0235876681932559136,
    ];

    /// <summary>-log Q(x), Q the upper tail, with derivatives by x.</summary>
    internal static (double Value, double First, double Second) Above(double x)
    {
        double excess = StableMath.ExcessHazard(Math.Abs(x)), hazard = Math.Abs(x) + excess;
        if (x >= 0)
            return ((0.5 * x * x) + StableMath.HalfLogTwoPi + Math.Log(hazard), hazard, excess * hazard);
        double density = StableMath.NormalDensity(x), below = density / hazard, slope = density / (1 - below);
        return (-StableMath.Log1p(-below), slope, slope * (slope - x));
    }

    /// <summary>-log P(middle - half &lt; Z &lt; middle + half), with derivatives by the middle.</summary>
    internal static (double Value, double First, double Second) Around(double middle, double half)
    {
        double c = Math.Abs(middle);
        var (value, first, second) = c * half <= 1 && half <= 1 ? Narrow(c, half) : c >= half ? Tail(c, half) : Wide(c, half);
        return (value, middle < 0 ? -first : first, second);
    }

    /// <summary>
    /// c^2/2 + log(2 pi)/2 - log K, K the integral of exp(-t^2/2) cosh(c t) over |t| &lt; half: t is distributed around 0, and what it lacks in mean
    /// and variance are the derivatives.
    /// </summary>
    private static (double Value, double First, double Second) Narrow(double c, double half)
    {
        double mass = 0, mean = 0, square = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double t = half * Nodes[i], w = NodeWeights[i] * StableMath.Exp(-0.5 * t * t), lean = c * t;
            double cosh = w * Math.Cosh(lean);
            mass += cosh;
            mean += w * t * Math.Sinh(lean);
            square += cosh * t * t;
        }

        (mean, square) = (mean / mass, square / mass);
        return ((0.5 * c * c) + StableMath.HalfLogTwoPi - Math.Log(2 * half * mass), c - mean, 1 - (square - (mean * mean)));
    }

    /// <summary>Q(b) (1 - r), r = Q(a)/Q(b): the tail above the near end less that above the far one.</summary>
    private static (double Value, double First, double Second) Tail(double c, double half)
    {
        var (value, hazard, bend) = Above(c - half);
        var (_, farHazard, farBend) = Above(c + half);
        double r = StableMath.Exp(-2 * c * half) * (hazard / farHazard), odds = r / (1 - r), gap = farHazard - hazard;
        if (r == 0)
            return (value, hazard, bend);
        return (value - StableMath.Log1p(-r), hazard - (odds * gap), bend + (odds * (1 + odds) * gap * gap) - (odds * (farBend - bend)));
    }

    /// <summary>1 - Q(a) - Q(-b), with b &lt; 0 &lt; a.</summary>
    private static (double Value, double First, double Second) Wide(double c, double half)
    {
        double near = half - c, far = half + c, outside = StableMath.NormalTail(near) + StableMath.NormalTail(far), inside = 1 - outside;
        double nearDensity = StableMath.NormalDensity(near) / inside, farDensity = StableMath.NormalDensity(far) / inside;
        double slope = -StableMath.Expm1(-2 * c * half) * nearDensity;
        return (-StableMath.Log1p(-outside), slope, (slope * slope) + (far * farDensity) + (near * nearDensity));
    }
}
