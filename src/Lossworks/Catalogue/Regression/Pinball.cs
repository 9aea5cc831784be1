using System.Runtime.CompilerServices;
using Lossworks.Calculus;

namespace Lossworks.Losses;

/// <summary>Costs of being too low and too high in a fixed ratio: a quantile is its best constant answer.</summary>
/// <remarks>
///   quantile * (-r) if r &lt;= 0 else (1 - quantile) r; gradient -quantile at r = 0
///   Koenker and Bassett (1978), doi:10.2307/1913643
/// </remarks>
public readonly record struct Pinball : IResidualLoss
{
    /// <summary>quantile = 0.5.</summary>
    public Pinball()
        : this(0.5)
    {
    }

    /// <summary>quantile: which quantile: the share of targets that should lie below the prediction. Range: 0 &lt; x &lt; 1.</summary>
    public Pinball(double quantile) => Quantile = Interval.OpenUnit.Require(quantile);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("pinball")
    {
        Aliases = ["quantile", "check"],
        Summary = "Costs of being too low and too high in a fixed ratio: a quantile is its best constant answer.",
        Formula = "quantile * (-r) if r <= 0 else (1 - quantile) r; gradient -quantile at r = 0",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        Parameters =
        [
            ParameterCard.Number(
                "quantile", new Pinball().Quantile, Interval.OpenUnit, "which quantile: the share of targets that should lie below the prediction"),
        ],
        UseWhen = "You want a quantile: stock levels, value at risk, the ends of an interval.",
        AvoidWhen = "You want the mean.",
        Elsewhere =
        [
            Counterpart.ScikitLearn("PinballLoss", "Hessian 1; leaves are refitted to the quantile"),
            Counterpart.XGBoost("reg:quantileerror", "quantile_alpha must be given; Hessian 1; from version 3.5 on derivatives of a smooth surrogate"),
            Counterpart.CatBoost("Quantile", "gradient 0 within delta = 1e-6 of a tie"),
            Counterpart.Other("TensorFlow Addons PinballLoss"),
            Counterpart.LightGbm("quantile", "alpha = 0.9; gradient 1 - quantile at a tie; Hessian 1; leaves are refitted to the quantile"),
            Counterpart.LossFunctions("QuantileLoss", "the roles of quantile and 1 - quantile are swapped"),
        ],
        References = ["Koenker and Bassett (1978), doi:10.2307/1913643"],
    };

    /// <summary>Which quantile: the share of targets that should lie below the prediction.</summary>
    public double Quantile { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = Math.Max(Quantile, 1 - Quantile),
        Even = Quantile == 0.5,
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Quantile(Quantile),
        Kinks = [0],
    };

    /// <inheritdoc/>
    public T Of<T>(T r)
        where T : struct, IReal<T>
        => T.IfAtMost(r, 0, -Quantile * r, (1 - Quantile) * r);

    static bool IResidualLoss.IsFused => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Expansion<V> IResidualLoss.Fused<V, O>(V r)
    {
        V below = O.Create(-Quantile), slope = O.IfAtMost(r, O.Create(0), below, O.Create(1 - Quantile));
        return new(O.Multiply(slope, r), slope, O.Create(0));
    }
}
