using Lossworks.Lanes;

namespace Lossworks.Kernels;

/// <summary>How far a share p lies from the true share t: (t^(1+b) + b p^(1+b) - (1+b) t p^b)/(b (1+b)), which is t log(t/p) - t + p at b = 0.</summary>
/// <remarks>
/// Summed over the classes it is the Bregman divergence of Tsallis' entropy: the loss of entmax, and the bi-tempered logistic loss. It has a double
/// zero at p = t; with w = log(p/t) it is t^(1+b) times a function of w alone, whose series begins with w^2/2.
/// </remarks>
internal static class TsallisDivergence
{
    /// <summary>The divergence of p, given as its logarithm, from t.</summary>
    internal static double Of(double t, double logP, double b)
    {
        if (t == 0)
            return StableMath.Exp((1 + b) * logP) / (1 + b);
        double logT = Math.Log(t), w = logP - logT;
        if (w <= 1)
            return StableMath.Exp((1 + b) * logT) * Shape(w, b);

        // Here t may be so small that its power is 0, while that of p is not.
        double powers = StableMath.Exp((1 + b) * logP) - StableMath.Exp((1 + b) * logT);
        return (powers / (1 + b)) - (t * StableMath.Exp(b * logT) * Expm1Over(w, b));
    }

    /// <summary>(b e^(bw) (e^w - 1) - (e^(bw) - 1))/(b (1 + b)).</summary>
    private static double Shape(double w, double b)
    {
        if (Math.Abs(w) * (1 + b) > 0.5)
            return ((StableMath.Exp(b * w) * StableMath.Expm1(w)) - Expm1Over(w, b)) / (1 + b);

        // sum over n >= 2 of ((1 + b)^(n-1) - b^(n-1)) w^n/n!, whose first factors s follow from s_1 = 1 by s_n = (1 + b) s_(n-1) + b^(n-1).
        double term = w * w / 2, s = 1, power = b, sum = term;
        for (int n = 3; n < 40; n++)
        {
            s = ((1 + b) * s) + power;
            power *= b;
            term *= w / n;
            sum += s * term;
        }

        return sum;
    }

    /// <summary>(e^(bw) - 1)/b.</summary>
    private static double Expm1Over(double w, double b) => b == 0 ? w : StableMath.Expm1(b * w) / b;
}
