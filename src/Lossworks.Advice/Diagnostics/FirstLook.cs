using Lossworks.Advice.Comparing;

namespace Lossworks.Advice.Diagnostics;

/// <summary>What the diagnostics look at: the target, and the residuals of a first least-squares fit on one training part.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Fitted">Predictions of the first fit for its test part; empty for classes.</param>
/// <param name="Residuals">Target - prediction there; empty for classes.</param>
internal sealed record FirstLook(Problem Problem, double[] Fitted, double[] Residuals)
{
    /// <summary>The penalty of the first fit, as a share of its curvature.</summary>
    private const double Penalty = 0.02;

    /// <summary>A first least-squares fit on one training part shows what the noise is like; of classes there is nothing to fit.</summary>
    internal static FirstLook At(Problem problem, Func<FoldData> fold, CancellationToken stop)
    {
        if (problem.IsClass)
            return new(problem, [], []);
        FoldData data = fold();
        double[] fitted = data.PredictTest(data.Fit(Loss.Parse("squared-error"), FitSettings.With(Penalty), stop));
        return new(problem, fitted, [.. data.TestTruth.Numbers.Zip(fitted, (y, f) => y - f)]);
    }

    /// <summary>The scale of the residuals of a first fit on a fold; 0 of classes.</summary>
    internal static double ScaleOf(Problem problem, FoldData fold) => At(problem, () => fold, CancellationToken.None).ResidualScale;

    /// <summary>A robust scale of the residuals: 1.4826 times the median of their sizes, the standard deviation where they are normal.</summary>
    internal double ResidualScale { get; } = Residuals.Length == 0 ? 0 : 1.4826 * Metrics.WeightedQuantile.Of([.. Residuals.Select(Math.Abs)], [], 0.5);
}
