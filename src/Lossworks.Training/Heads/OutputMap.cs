using Lossworks.Lanes;

namespace Lossworks.Training;

/// <summary>How the linear predictor eta of one output becomes the prediction that the loss takes, with the slope for the chain rule.</summary>
internal abstract class OutputMap
{
    /// <summary>prediction = eta.</summary>
    internal static OutputMap Identity { get; } = new Of(e => (e, 1), p => p);

    /// <summary>The prediction and d prediction/d eta.</summary>
    internal abstract (double Prediction, double Slope) At(double eta);

    /// <summary>The eta of a prediction.</summary>
    internal abstract double Inverse(double prediction);

    /// <summary>The map that keeps predictions inside a domain, so that no step can leave it.</summary>
    /// <remarks>
    /// Above a bound it is the exponential: for a variance the usual choice (Nix and Weigend 1994, doi:10.1109/ICNN.1994.374138), and for
    /// squared-log-error, which needs predictions above -1, it makes log(1 + prediction) linear and the fit convex: least squares in the logarithm.
    /// </remarks>
    internal static OutputMap Into(Interval domain)
    {
        bool below = double.IsFinite(domain.Low), above = double.IsFinite(domain.High);
        double low = domain.Low, high = domain.High;
        return (below, above) switch
        {
            (true, true) => new Of(e => Between(low, high, e), p => Math.Log((p - low) / (high - p))),
            (true, false) when low == -1 => new Of(e => (StableMath.Expm1(e), Math.Exp(e)), StableMath.Log1p),
            (true, false) => new Of(e => (low + Math.Exp(e), Math.Exp(e)), p => Math.Log(p - low)),
            (false, true) => new Of(e => (high - Math.Exp(-e), Math.Exp(-e)), p => -Math.Log(high - p)),
            _ => Identity,
        };
    }

    /// <summary>A link of the caller's choice: eta to the mean, then the mean to the scale on which the loss takes it.</summary>
    internal static OutputMap Through(Link link, Scale scale) => scale switch
    {
        Scale.Identity => new Of(link.ToMean, link.FromMean),
        Scale.Log => new Of(e => Chain(link.ToMean(e), m => (Math.Log(m), 1 / m)), p => link.FromMean(Math.Exp(p))),
        Scale.Logit => new Of(
            e => Chain(link.ToMean(e), m => (Math.Log(m) - StableMath.Log1p(-m), 1 / (m * (1 - m)))),
            p => link.FromMean(Link.Logit.ToMean(p).Mean)),
        _ => throw new LossException($"the link '{link}' needs a loss of means; this one takes scores, which have none. Leave the link out."),
    };

    private static (double Prediction, double Slope) Chain((double Mean, double Slope) mean, Func<double, (double Value, double Slope)> scale)
    {
        (double value, double slope) = scale(mean.Mean);
        return (value, slope * mean.Slope);
    }

    private static (double Prediction, double Slope) Between(double low, double high, double eta)
    {
        (double share, double slope) = Link.Logit.ToMean(eta);
        return (low + ((high - low) * share), (high - low) * slope);
    }

    private sealed class Of(Func<double, (double Prediction, double Slope)> at, Func<double, double> inverse) : OutputMap
    {
        internal override (double Prediction, double Slope) At(double eta) => at(eta);

        internal override double Inverse(double prediction) => inverse(prediction);
    }
}
