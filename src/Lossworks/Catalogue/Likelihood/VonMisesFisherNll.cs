using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of a direction, spread around the predicted one with a fixed concentration.</summary>
/// <remarks>
///   -k &lt;mu, y&gt; - log C_D(k), C_D(k) = k^(D/2-1)/((2 pi)^(D/2) I_{D/2-1}(k)), I the modified Bessel function.
///   Fisher (1953), doi:10.1098/rspa.1953.0064; Kumar and Tsvetkov (2019), arXiv:1812.04616
/// </remarks>
public readonly record struct VonMisesFisherNll : IRowLoss
{
    /// <summary>concentration = 1.</summary>
    public VonMisesFisherNll()
        : this(1)
    {
    }

    /// <summary>concentration: how closely directions gather around the mean direction. Range: concentration &gt; 0.</summary>
    public VonMisesFisherNll(double concentration) => Concentration = Interval.Positive.Require(concentration);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("von-mises-fisher-nll")
    {
        Summary = "Negative log-likelihood of a direction, spread around the predicted one with a fixed concentration.",
        Formula = "-k <mu, y> - log C_D(k), C_D(k) = k^(D/2-1) / ((2 pi)^(D/2) I_{D/2-1}(k))",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean direction", Interval.Real)],
        Target = Argument.RealTargets,
        MinimumColumns = 2,
        Parameters =
        [
            ParameterCard.Number(
                "concentration", new VonMisesFisherNll().Concentration, Interval.Positive,
                "how closely directions gather around the mean direction; 0 would be uniform"),
        ],
        UseWhen = "Targets are unit vectors (headings, normals, word vectors) and predictions are normalized before they come here.",
        AvoidWhen = "Predictions are not normalized: the loss falls without bound as they grow, because they are used as given.",
        References = ["Fisher (1953), doi:10.1098/rspa.1953.0064", "Kumar and Tsvetkov (2019), arXiv:1812.04616"],
        Notes =
            "mu and y are used as given, neither normalized nor checked. Linear in mu: gradient -k y, Hessian 0. "
            + "Kumar and Tsvetkov take the concentration from the length of the prediction; here it is a parameter.",
    };

    /// <summary>How closely directions gather around the mean direction.</summary>
    public double Concentration { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new() { Convex = true, Smooth = 0 };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        CompensatedSum product = default;
        for (int d = 0; d < scores.Length; d++)
        {
            product.Add(double.CreateTruncating(scores[d]) * target[d]);
            if (!gradient.IsEmpty)
                gradient[d] = S.CreateTruncating(-Concentration * target[d]);
        }

        hessian.Clear();
        // The Bessel function grows like e^k, which the likelihood of a good direction takes back: so it comes without that factor.
        double half = 0.5 * scores.Length, bessel = Bessel.LogScaledI(half - 1, Concentration);
        return (Concentration * (1 - product.Total)) + bessel + (scores.Length * StableMath.HalfLogTwoPi);
    }
}
