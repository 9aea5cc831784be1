using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>The continuous ranked probability score of a forecast that is given by its quantiles: twice their mean pinball loss.</summary>
/// <remarks>
///   (2/K) sum_k pinball_{q_k}(y, f_k); each column as in <see cref="Pinball"/>. It approaches the CRPS as an even grid of quantiles gets finer.
///   Laio and Tamea (2007), doi:10.5194/hess-11-1267-2007
/// </remarks>
public readonly record struct CrpsQuantiles : IRowLoss, IHasColumns
{
    /// <summary>quantiles: which quantile each column predicts, strictly increasing, each 0 &lt; x &lt; 1.</summary>
    public CrpsQuantiles(NumberList quantiles) => Quantiles = ParameterCards.RequireIncreasing(quantiles, Interval.OpenUnit, nameof(quantiles));

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("crps-quantiles")
    {
        Aliases = ["mean-weighted-quantile"],
        Summary = "The continuous ranked probability score of a forecast that is given by its quantiles: twice their mean pinball loss.",
        Formula = "(2/K) sum_k pinball_{q_k}(y, f_k)",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("quantile", Interval.Real)],
        Parameters = [ParameterCards.Quantiles()],
        UseWhen = "Forecasts are quantiles and are to be compared with other forecasts by CRPS, in the units of the target.",
        AvoidWhen = "The quantiles are few or unevenly spaced: it is then no estimate of the CRPS, only a mean of pinball losses.",
        Elsewhere = [Counterpart.Other("GluonTS mean_weighted_quantile_loss", "divided by the sum of the absolute targets as well")],
        References = ["Laio and Tamea (2007), doi:10.5194/hess-11-1267-2007", "Gneiting and Ranjan (2011), doi:10.1198/jbes.2010.08110"],
        Notes = "Predictions may cross. At a tie the slope is that of -q_k, as in pinball. The Hessian is 0.",
    };

    /// <summary>Which quantile each column predicts.</summary>
    public NumberList Quantiles { get; }

    /// <inheritdoc/>
    public int? Columns => Quantiles.Count;

    /// <inheritdoc/>
    public LossClaims Claims => new MultiQuantile(Quantiles).Claims with { Lipschitz = QuantilesRow.SteepestOf(Quantiles) * 2 / Quantiles.Count };

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => QuantilesRow.Of(Quantiles, scores, target, 2.0 / Quantiles.Count, gradient, hessian);
}
