using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>Several quantiles at once, one prediction for each: an interval or a whole distribution from one model.</summary>
/// <remarks>
///   sum_k pinball_{q_k}(y, f_k), summed over quantiles; each column as in <see cref="Pinball"/>.
///   Koenker and Bassett (1978), doi:10.2307/1913643
/// </remarks>
public readonly record struct MultiQuantile : IRowLoss, IHasColumns
{
    /// <summary>quantiles: which quantile each column predicts, strictly increasing, each 0 &lt; x &lt; 1.</summary>
    public MultiQuantile(NumberList quantiles) => Quantiles = ParameterCards.RequireIncreasing(quantiles, Interval.OpenUnit, nameof(quantiles));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multi-quantile")
    {
        Summary = "Several quantiles at once, one prediction for each: an interval or a whole distribution from one model.",
        Formula = "sum_k pinball_{q_k}(y, f_k)",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression, LossTask.ProbabilisticRegression],
        Outputs = [new Output("quantile", Interval.Real)],
        Parameters = [ParameterCards.Quantiles()],
        UseWhen = "You need several quantiles of the same target: both ends of an interval, or a grid that outlines the distribution.",
        AvoidWhen = "Quantiles must not cross: nothing here prevents it, so sort the predictions or model their gaps.",
        Elsewhere =
        [
            Counterpart.XGBoost("reg:quantileerror", "quantile_alpha holds the list; Hessian 1; predictions are sorted when they are made"),
            Counterpart.CatBoost("MultiQuantile", "alpha holds the list; gradient 0 within delta = 1e-6 of a tie"),
        ],
        References = ["Koenker and Bassett (1978), doi:10.2307/1913643"],
        Notes = "Predictions may cross. At a tie the slope is -q_k, as in pinball.",
    };

    /// <summary>Which quantile each column predicts.</summary>
    public NumberList Quantiles { get; }

    /// <inheritdoc/>
    public int? Columns => Quantiles.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        Convex = true,
        Lipschitz = QuantilesRow.SteepestOf(Quantiles),
        NonNegative = true,
        ZeroAtPerfect = true,
        Elicits = Functional.Quantiles,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => QuantilesRow.Of(Quantiles, scores, target, 1, gradient, hessian);
}
