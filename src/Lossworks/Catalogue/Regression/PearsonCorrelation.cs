using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>One minus the correlation of predictions and targets: order and proportion count, level and scale do not.</summary>
/// <remarks>
///   1 - cov/sqrt(var_f var_y); 1 where either variance is 0
///   Pearson (1896), doi:10.1098/rsta.1896.0007
/// </remarks>
public readonly record struct PearsonCorrelation : IBatchLoss
{
    /// <inheritdoc/>
    public static LossCard Card { get; } = new("pearson-correlation")
    {
        Summary = "One minus the correlation of predictions and targets: order and proportion count, level and scale do not.",
        Formula = "1 - cov/sqrt(var_f var_y); 1 where either variance is 0",
        Family = LossFamily.Regression,
        Tasks = [LossTask.Regression],
        TakesNesting = false,
        HasHessian = false,
        UseWhen = "Predictions are scores whose level and scale are free, and should rise in line with the targets.",
        AvoidWhen =
            "Predictions should equal the targets: concordance-correlation, or a loss per row. You train by small batches: a correlation of few" +
            " rows is noise.",
        References = ["Pearson (1896), doi:10.1098/rsta.1896.0007"],
        Notes =
            "Moments are weighted and divided by the sum of the weights. Every reduction returns the same number; 'none' does not exist. Where " +
            "predictions or targets do not vary: value 1, gradient 0.",
    };

    /// <inheritdoc/>
    public LossClaims Claims => new()
    {
        NonNegative = true,
        Bounded = 2,
        Differentiable = false,
    };

    /// <inheritdoc/>
    public double Of<S>(in LossBatch<S> batch, Span<S> gradient, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (batch.Rows < 2)
            throw new LossException("pearson-correlation needs at least two rows: one has no correlation.");
        return Correlation.Pearson(batch, gradient);
    }
}
