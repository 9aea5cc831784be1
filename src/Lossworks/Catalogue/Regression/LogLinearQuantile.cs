using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;

namespace Lossworks.Losses;

/// <summary>Costs of being too low and too high in a fixed ratio, for predictions on the log scale: the log of a quantile is the best constant.</summary>
/// <remarks>
///   pinball of e^f against y: quantile (y - e^f) if e^f &lt;= y else (1 - quantile) (e^f - y)
///   Koenker and Bassett (1978), doi:10.2307/1913643; CatBoost, objective LogLinQuantile
/// </remarks>
public readonly record struct LogLinearQuantile : IPointwiseLoss
{
    /// <summary>quantile = 0.5.</summary>
    public LogLinearQuantile()
        : this(0.5)
    {
    }

    /// <summary>quantile: which quantile: the share of targets that should lie below e^f. Range: 0 &lt; x &lt; 1.</summary>
    public LogLinearQuantile(double quantile) => Quantile = Interval.OpenUnit.Require(quantile);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("log-linear-quantile")
    {
        Summary = "Costs of being too low and too high in a fixed ratio, for predictions on the log scale: the log of a quantile is the best constant.",
        Formula = "pinball of e^f against y: quantile (y - e^f) if e^f <= y else (1 - quantile) (e^f - y)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Outputs = [new Output("log-quantile", Interval.Real, Scale.Log)],
        Parameters =
        [
            ParameterCard.Number(
                "quantile", new LogLinearQuantile().Quantile, Interval.OpenUnit, "which quantile: the share of targets that should lie below e^f"),
        ],
        UseWhen = "You want a quantile of a positive target and a model that is linear in its logarithm, so that effects multiply.",
        AvoidWhen = "Predictions may start far too low: there the gradient vanishes. Not convex.",
        Elsewhere = [Counterpart.CatBoost("LogLinQuantile", "gradient (1 - quantile) e^f at e^f = y; Hessian 0")],
        References = ["Koenker and Bassett (1978), doi:10.2307/1913643", "CatBoost, objective LogLinQuantile"],
        Notes =
            "The gradient at e^f = y is that from below, -quantile e^f. Where e^f exceeds the largest number the value is Infinity, which is " +
            "the true value rounded.",
    };

    /// <summary>Which quantile: the share of targets that should lie below e^f.</summary>
    public double Quantile { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Elicits = Functional.LogQuantile(Quantile),
        Differentiable = false,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T, C>(T f, C y)
        where T : struct, IReal<T, C>
        where C : struct, IReal<C>
    {
        // Near 1, e^f and y cancel; e^f - 1 and y - 1 do not. Far out, e^f may overflow although its share does not: so it is formed of its root.
        T root = T.Exp(0.5 * f), residual = T.IfAtMost(T.Magnitude(f), 0.5, T.Apply(default(Expm1), f) - (y - 1), T.Square(root) - y);
        double share = 1 - Quantile;
        T above = T.IfAtMost(f, 80, share * residual, (share * root * root) - (share * y));
        return T.IfAtMost(residual, 0, -Quantile * residual, above);
    }
}
