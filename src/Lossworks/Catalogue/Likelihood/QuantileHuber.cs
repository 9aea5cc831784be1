using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>The pinball loss with its corner rounded: a quantile with a smooth gradient.</summary>
/// <remarks>
///   |q - 1[u &lt; 0]| Huber_kappa(u)/kappa, u = target - prediction, q = quantile
///   Dabney, Rowland, Bellemare and Munos (2018), arXiv:1710.10044
/// </remarks>
public readonly record struct QuantileHuber : IResidualLoss
{
    /// <summary>quantile = 0.5, kappa = 1.</summary>
    public QuantileHuber()
        : this(0.5, 1)
    {
    }

    /// <summary>quantile: which quantile, 0 &lt; quantile &lt; 1; kappa: where quadratic turns linear, in target units, kappa &gt; 0.</summary>
    public QuantileHuber(double quantile, double kappa)
    {
        Quantile = Interval.OpenUnit.Require(quantile);
        Kappa = Interval.Positive.Require(kappa);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("quantile-huber")
    {
        Summary = "The pinball loss with its corner rounded: a quantile with a smooth gradient.",
        Formula = "|q - 1[u < 0]| Huber_kappa(u)/kappa, u = target - prediction, q = quantile",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "quantile", new QuantileHuber().Quantile, Interval.OpenUnit, "which quantile: the share of targets that should lie below the prediction"),
            ParameterCard.Number("kappa", new QuantileHuber().Kappa, Interval.Positive, "where quadratic turns linear, in target units"),
        ],
        UseWhen = "You learn quantiles by gradients, as in distributional reinforcement learning.",
        AvoidWhen = "You need the exact quantile: within kappa of it errors count squared, which shifts the answer.",
        References =
        [
            "Dabney, Rowland, Bellemare and Munos (2018), arXiv:1710.10044",
            "Dabney, Ostrovski, Silver and Munos (2018), Implicit quantile networks, arXiv:1806.06923",
        ],
        Notes = "Divided by kappa, as in the later paper on implicit quantile networks; the first one does not divide.",
    };

    /// <summary>Which quantile.</summary>
    public double Quantile { get; }

    /// <summary>Where quadratic turns linear, in target units.</summary>
    public double Kappa { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Max(Quantile, 1 - Quantile),
        Smooth = Math.Max(Quantile, 1 - Quantile) / Kappa,
        Even = Quantile == 0.5,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Quantile == 0.5 ? Functional.RobustLocation : null,
        Jumps = Quantile == 0.5 ? [-Kappa, Kappa] : [-Kappa, 0, Kappa],
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        // Over residuals in units of kappa, so that nothing overflows.
        T loss = Kappa * new Huber(1).Of(r / Kappa);
        return T.IfAtMost(r, 0, Quantile * loss, (1 - Quantile) * loss);
    }
}
