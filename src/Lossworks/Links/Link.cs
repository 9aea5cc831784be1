using Lossworks.Lanes;

namespace Lossworks;

/// <summary>How a linear predictor eta becomes a mean: eta = g(mean). The inverse runs while training, with its derivative.</summary>
public abstract class Link
{
    private protected Link(string name, Interval meanDomain) => (Name, MeanDomain) = (name, meanDomain);

    /// <summary>As the command line names it.</summary>
    public string Name { get; }

    /// <summary>Where means lie.</summary>
    public Interval MeanDomain { get; }

    /// <summary>mean = eta.</summary>
    public static Link Identity { get; } = new Of("identity", Interval.Real, m => m, e => (e, 1));

    /// <summary>mean = exp(eta).</summary>
    public static Link Log { get; } = new Of("log", Interval.Positive, Math.Log, e => (Math.Exp(e), Math.Exp(e)));

    /// <summary>mean = 1/eta, for eta &gt; 0.</summary>
    public static Link Inverse { get; } = new Of("inverse", Interval.Positive, m => 1 / m, e => e > 0 ? (1 / e, -1 / (e * e)) : (double.NaN, double.NaN));

    /// <summary>mean = eta^2, for eta &gt;= 0.</summary>
    public static Link Sqrt { get; } = new Of("sqrt", Interval.NonNegative, Math.Sqrt, e => e >= 0 ? (e * e, 2 * e) : (double.NaN, double.NaN));

    /// <summary>mean = 1/(1 + exp(-eta)).</summary>
    public static Link Logit { get; } = new Of("logit", Interval.OpenUnit, m => Math.Log(m) - StableMath.Log1p(-m), Logistic);

    /// <summary>mean = 1 - exp(-exp(eta)).</summary>
    public static Link ComplementaryLogLog { get; } = new Of(
        "cloglog", Interval.OpenUnit, m => Math.Log(-StableMath.Log1p(-m)), e => (-StableMath.Expm1(-Math.Exp(e)), Math.Exp(e - Math.Exp(e))));

    /// <summary>Every link.</summary>
    public static IReadOnlyList<Link> All { get; } = [Identity, Log, Inverse, Sqrt, Logit, ComplementaryLogLog];

    /// <summary>The link of a name.</summary>
    /// <exception cref="LossException">There is none; the message lists all.</exception>
    public static Link Parse(string name) =>
        All.FirstOrDefault(l => l.Name == name)
        ?? throw new LossException($"there is no link '{name}': use {string.Join(", ", All.Select(l => l.Name))}.");

    /// <summary>eta = g(mean).</summary>
    public abstract double FromMean(double mean);

    /// <summary>The mean and d mean/d eta; NaN where eta is outside the link's range.</summary>
    public abstract (double Mean, double Slope) ToMean(double eta);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static (double Mean, double Slope) Logistic(double eta)
    {
        double small = Math.Exp(-Math.Abs(eta)), inverse = 1 / (1 + small), tail = small * inverse;
        return (eta < 0 ? tail : inverse, tail * inverse);
    }

    private sealed class Of(string name, Interval domain, Func<double, double> fromMean, Func<double, (double Mean, double Slope)> toMean) : Link(name, domain)
    {
        public override double FromMean(double mean) => fromMean(mean);

        public override (double Mean, double Slope) ToMean(double eta) => toMean(eta);
    }
}
