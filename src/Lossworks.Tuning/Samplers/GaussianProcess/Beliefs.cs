namespace Lossworks.Tuning;

/// <summary>
/// What is believed of hyperparameters before anything is seen: densities of their logarithms up to a factor, as logarithms and with derivatives.
/// </summary>
/// <remarks>
/// The densities that Optuna's sampler takes for costs of variance 1: of the scale a gamma density of shape 2 and rate 1; of the noise one of shape 1.1 and
/// rate 30, which prefers little; of an inverse squared length w, exp(-0.1/w - 0.1 w), which keeps lengths from 0 and from infinity. Measured against
/// log-normal lengths of Hvarfner et al. (2024), arXiv:2402.02229, they came nearer to the minima of Branin and Hartmann in few trials.
/// </remarks>
internal static class Beliefs
{
    private const double LengthStrength = 0.1;
    private const double ScaleShape = 2, ScaleRate = 1;
    private const double NoiseShape = 1.1, NoiseRate = 30;

    internal static double OfLength(double logarithm, out double slope)
    {
        double weight = Math.Exp(-2 * logarithm);
        slope = 2 * LengthStrength * (weight - (1 / weight));
        return -LengthStrength * (weight + (1 / weight));
    }

    internal static double OfScale(double logarithm, out double slope) => Gamma(logarithm, ScaleShape, ScaleRate, out slope);

    internal static double OfNoise(double logarithm, out double slope) => Gamma(logarithm, NoiseShape, NoiseRate, out slope);

    private static double Gamma(double logarithm, double shape, double rate, out double slope)
    {
        double x = Math.Exp(logarithm);
        slope = shape - 1 - (rate * x);
        return ((shape - 1) * logarithm) - (rate * x);
    }
}
