using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>One minus the agreement of predictions and targets: correlation, and the same level and scale.</summary>
/// <remarks>
///   1 - 2 cov/(var_f + var_y + (mean_f - mean_y)^2), which is mean((f - y)^2) over that denominator; 0 where it is 0
///   Lin (1989), doi:10.2307/2532051
/// </remarks>
public readonly record struct ConcordanceCorrelation : IBatchLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("concordance-correlation")
    {
        Aliases = ["ccc"],
        Summary = "One minus the agreement of predictions and targets: correlation, and the same level and scale.",
        Formula = "1 - 2 cov/(var_f + var_y + (mean_f - mean_y)^2); 0 where that denominator is 0",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        TakesNesting = false,
        HasHessian = false,
        UseWhen = "Two measurements of the same thing should agree, or a rating is predicted and reported by its concordance.",
        AvoidWhen =
            "You train by small batches: the moments of few rows are noise. You want the mean: predictions are drawn towards the spread of the " +
            "targets.",
        References = ["Lin (1989), doi:10.2307/2532051"],
        Notes = "Moments are weighted and divided by the sum of the weights, not by one less. Every reduction returns the same number; 'none' does not exist.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        ZeroAtPerfect = true,
        Bounded = 2,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => Correlation.Concordance(batch, gradient);
}
