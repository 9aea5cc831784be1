using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Lossworks.Advice.Forecasting;

/// <summary>What a loss's predictions for a row say about the distribution of the target: enough for its mean, its median, any quantile.</summary>
internal abstract record Predictive
{
    internal abstract double Mean { get; }

    internal abstract double Mode { get; }

    internal abstract double Quantile(double level);

    /// <summary>What is wanted of it.</summary>
    internal double Of(Want want) => want.Kind switch
    {
        WantKind.Median => Quantile(0.5),
        WantKind.Quantile => Quantile(want.Level!.Value),
        WantKind.Mode => Mode,
        _ => Mean,
    };

    /// <summary>How a loss describes a distribution; null where its predictions are single numbers.</summary>
    internal static Func<ReadOnlySpan<double>, Predictive>? For(Loss loss) => loss.Card.Name switch
    {
        "gaussian-nll" or "beta-weighted-gaussian-nll" or "dawid-sebastiani" => p => new Normally(p[0], Math.Sqrt(p[1])),
        "gaussian-nll-log-sigma" => p => new Normally(p[0], Math.Exp(p[1])),
        "crps-gaussian" => p => new Normally(p[0], p[1]),
        "laplace-nll" => p => new DoublyExponential(p[0], p[1]),
        "log-normal-nll" => p => new LogNormally(p[0], p[1]),
        "weibull-nll" => p => new ByWeibull(p[0], p[1]),
        "zero-inflated-poisson-nll" => p => new WithZeros(Share(p[0]), Math.Exp(p[1]), null),
        "zero-inflated-negative-binomial-nll" => p => new WithZeros(Share(p[0]), Math.Exp(p[1]), Number(loss, "dispersion")),
        "zero-inflated-log-normal-nll" => p => new OftenZero(1 - Share(p[0]), new LogNormally(p[1], p[2])),
        "poisson-nll" => p => new WithZeros(0, Math.Exp(p[0]), null),
        "poisson-deviance" or "poisson-mean-nll" => p => new WithZeros(0, p[0], null),
        "negative-binomial-nll" => p => new WithZeros(0, p[0], Number(loss, "dispersion")),
        _ => null,
    };

    private static double Share(double logit) => 1 / (1 + Math.Exp(-logit));

    private static double? Number(Loss loss, string parameter) =>
        loss.Spec.Terms is [{ } term] && term.Arguments.TryGetValue(parameter, out ParameterValue? value) && value is ParameterValue.Number number ? number.Value : 1;

    private sealed record Normally(double Location, double Scale) : Predictive
    {
        internal override double Mean => Location;

        internal override double Mode => Location;

        internal override double Quantile(double level) => Location + (Scale * Normal.InvCDF(0, 1, level));
    }

    private sealed record DoublyExponential(double Location, double Scale) : Predictive
    {
        internal override double Mean => Location;

        internal override double Mode => Location;

        internal override double Quantile(double level) => Location - (Scale * Math.Sign(level - 0.5) * Math.Log(1 - (2 * Math.Abs(level - 0.5))));
    }

    private sealed record LogNormally(double Mu, double Sigma) : Predictive
    {
        internal override double Mean => Math.Exp(Mu + (Sigma * Sigma / 2));

        internal override double Mode => Math.Exp(Mu - (Sigma * Sigma));

        internal override double Quantile(double level) => Math.Exp(Mu + (Sigma * Normal.InvCDF(0, 1, level)));
    }

    private sealed record ByWeibull(double Scale, double Shape) : Predictive
    {
        internal override double Mean => Scale * SpecialFunctions.Gamma(1 + (1 / Shape));

        internal override double Mode => Shape > 1 ? Scale * Math.Pow((Shape - 1) / Shape, 1 / Shape) : 0;

        internal override double Quantile(double level) => Scale * Math.Pow(-Math.Log(1 - level), 1 / Shape);
    }

    /// <summary>Counts: Poisson, or negative binomial with a variance of m + dispersion m^2, and more zeros.</summary>
    private sealed record WithZeros(double Zeros, double CountMean, double? Dispersion) : Predictive
    {
        internal override double Mean => (1 - Zeros) * CountMean;

        internal override double Mode
        {
            get
            {
                double top = Math.Floor(Dispersion is { } d ? (1 - d) * CountMean : CountMean);
                return top > 0 && (1 - Zeros) * Probability((int)top) > Zeros + ((1 - Zeros) * Probability(0)) ? top : 0;
            }
        }

        /// <summary>By adding up probabilities from 0, which a count of any use allows.</summary>
        internal override double Quantile(double level)
        {
            const int most = 1_000_000;
            double reached = Zeros;
            for (int k = 0; k < most; k++)
            {
                reached += (1 - Zeros) * Probability(k);
                if (reached >= level || (k > CountMean && Probability(k) < 1e-18))
                    return k;
            }

            return CountMean;
        }

        private double Probability(int k) => Dispersion is { } d and > 0
            ? Math.Exp(SpecialFunctions.GammaLn(k + (1 / d)) - SpecialFunctions.GammaLn(1 / d) - SpecialFunctions.GammaLn(k + 1.0)
                + (k * Math.Log(d * CountMean / (1 + (d * CountMean)))) - (Math.Log(1 + (d * CountMean)) / d))
            : Math.Exp((k * Math.Log(CountMean)) - CountMean - SpecialFunctions.GammaLn(k + 1.0));
    }

    /// <summary>Zero with some probability, else something positive.</summary>
    private sealed record OftenZero(double Zeros, Predictive Positive) : Predictive
    {
        internal override double Mean => (1 - Zeros) * Positive.Mean;

        internal override double Mode => Zeros > 0.5 ? 0 : Positive.Mode;

        internal override double Quantile(double level) => level <= Zeros ? 0 : Positive.Quantile((level - Zeros) / (1 - Zeros));
    }
}
