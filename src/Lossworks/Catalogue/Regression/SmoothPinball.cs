using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Pinball loss with its kink rounded off: nearly a quantile, with derivatives of every order.</summary>
/// <remarks>
///   quantile u + smoothing log(1 + exp(-u/smoothing)), u = y - f
///   Zheng (2011), doi:10.1007/s13042-011-0031-2
/// </remarks>
public readonly record struct SmoothPinball : IResidualLoss
{
    /// <summary>quantile = 0.5, smoothing = 1.</summary>
    public SmoothPinball()
        : this(0.5, 1)
    {
    }

    /// <summary>
    /// quantile: which quantile: the share of targets that should lie below the prediction. Range: 0 &lt; x &lt; 1; smoothing: how wide the rounding
    /// is, in target units. Range: &gt; 0.
    /// </summary>
    public SmoothPinball(double quantile, double smoothing)
    {
        Quantile = Interval.OpenUnit.Require(quantile);
        Smoothing = Interval.Positive.Require(smoothing);
    }

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("smooth-pinball")
    {
        Summary = "Pinball loss with its kink rounded off: nearly a quantile, with derivatives of every order.",
        Formula = "quantile u + smoothing log(1 + exp(-u/smoothing)), u = y - f",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "quantile", new SmoothPinball().Quantile, Interval.OpenUnit, "which quantile: the share of targets that should lie below the prediction"),
            ParameterCard.Number("smoothing", new SmoothPinball().Smoothing, Interval.Positive, "how wide the rounding is, in target units"),
        ],
        UseWhen = "You want a quantile from an optimizer that needs curvature: Newton steps, boosting.",
        AvoidWhen = "The quantile must be exact: smoothing shifts it, less the smaller it is against the noise.",
        References = ["Zheng (2011), doi:10.1007/s13042-011-0031-2"],
        Notes = "Its least value is above 0: smoothing times the entropy -q log q - (1 - q) log(1 - q) of the quantile.",
    };

    /// <summary>Which quantile: the share of targets that should lie below the prediction.</summary>
    public double Quantile { get; }

    /// <summary>How wide the rounding is, in target units.</summary>
    public double Smoothing { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        StrictlyConvex = true,
        Lipschitz = Math.Max(Quantile, 1 - Quantile),
        Smooth = 0.25 / Smoothing,
        Even = Quantile == 0.5,
        NonNegative = true,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T r)
        where T : struct, IReal<T>
    {
        T size = T.Magnitude(r), tail = Smoothing * T.Softplus(size / -Smoothing), line = T.IfAtMost(r, 0, -Quantile * r, (1 - Quantile) * r);
        // Near 0, tail and line have nearly opposite slopes; what they have in common is taken out.
        T near = ((0.5 - Quantile) * r) + (Smoothing * (T.LogCosh((0.5 * size) / Smoothing) + StableMath.Ln2));
        return T.IfAtMost(size, Smoothing, near, line + tail);
    }
}
