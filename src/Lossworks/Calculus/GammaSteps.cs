using Lossworks.Lanes;

namespace Lossworks.Calculus;

/// <summary>How far log Gamma and its derivatives move over a step, in one double: what a difference of two of them would lose.</summary>
internal static class GammaSteps
{
    /// <summary>Bernoulli numbers B_2, B_4, ...</summary>
    internal static ReadOnlySpan<double> Bernoulli => [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>log Gamma(x + step) - log Gamma(x) for step &gt;= 0, relative to the step: neither is formed where they are large or nearly equal.</summary>
    internal static double LogGamma(double x, double step)
    {
        // The product of 1 + step/x, 1 + step/(x + 1)..., less 1. Ten factors below 1e30 cannot overflow.
        double excess = 0, logs = 0, high = x;
        for (; high < Stirling.From; high++)
        {
            double share = step / high;
            (excess, logs) = share < 1e30 ? (excess + share + (excess * share), logs) : (excess, logs + Math.Log(high + step) - Math.Log(high));
        }

        double u = 1 / high, v = 1 / (high + step), gap = step * u * v, squares = gap * (u + v), series = 0;
        double difference = gap, vPower = v;
        for (int k = 0; k < Bernoulli.Length; k++)
        {
            series += Bernoulli[k] * difference / (((2 * k) + 2) * ((2 * k) + 1));
            (difference, vPower) = NextPowers(u, v, difference, vPower, squares);
        }

        return ((high - 0.5) * StableMath.Log1p(step / high)) + (step * (Math.Log(high + step) - 1)) - series - StableMath.Log1p(excess) - logs;
    }

    /// <summary>digamma(x + step) - digamma(x) for step &gt;= 0: terms of one sign before the series, which is small.</summary>
    internal static double Digamma(double x, double step)
    {
        if (step == 0)
            return 0;
        double sum = 0, high = x;
        for (; high < Stirling.From; high++)
            sum += step / (high * (high + step));
        double u = 1 / high, v = 1 / (high + step), gap = step * u * v, squares = gap * (u + v);
        sum += StableMath.Log1p(step / high) + (0.5 * gap);
        double difference = squares, vPower = v * v;
        for (int k = 0; k < Bernoulli.Length; k++)
        {
            sum += Bernoulli[k] * difference / ((2 * k) + 2);
            (difference, vPower) = NextPowers(u, v, difference, vPower, squares);
        }

        return sum;
    }

    /// <summary>trigamma(x) - trigamma(x + step) for step &gt;= 0.</summary>
    internal static double Trigamma(double x, double step)
    {
        if (step == 0)
            return 0;
        double sum = 0, high = x;
        for (; high < Stirling.From; high++)
            sum += Falls(high, step);
        double u = 1 / high, v = 1 / (high + step), gap = step * u * v, squares = gap * (u + v);
        sum += gap + (0.5 * squares);
        double difference = gap, vPower = v;
        for (int k = 0; k < Bernoulli.Length; k++)
        {
            (difference, vPower) = NextPowers(u, v, difference, vPower, squares);
            sum += Bernoulli[k] * difference;
        }

        return sum;
    }

    /// <summary>From u^n - v^n and v^n to the same of n + 2, without a difference of powers.</summary>
    private static (double Difference, double Power) NextPowers(double u, double v, double difference, double power, double squares) =>
        ((u * u * difference) + (power * squares), power * v * v);

    /// <summary>1/x^2 - 1/(x + step)^2.</summary>
    private static double Falls(double x, double step)
    {
        double u = 1 / x, v = 1 / (x + step);
        return step * u * v * (u + v);
    }
}
