namespace Lossworks.Advice.Diagnostics;

/// <summary>What the diagnostics look at: the target, and the residuals of a first least-squares fit on one training part.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Fitted">Predictions of the first fit for its test part; empty for classes.</param>
/// <param name="Residuals">Target - prediction there; empty for classes.</param>
internal sealed record FirstLook(Problem Problem, double[] Fitted, double[] Residuals)
{
    /// <summary>A robust scale of the residuals: 1.4826 times the median of their sizes, the standard deviation where they are normal.</summary>
    internal double ResidualScale { get; } = Residuals.Length == 0 ? 0 : 1.4826 * Metrics.NumberMetrics.Quantile([.. Residuals.Select(Math.Abs)], 0.5);
}
