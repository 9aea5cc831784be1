namespace Lossworks.Advice;

/// <summary>A whole tuning, judged on rows that it has not seen.</summary>
/// <param name="Score">The metric, averaged over the outer folds.</param>
/// <param name="Spread">Its standard deviation over them.</param>
/// <param name="FoldScores">Fold by fold.</param>
/// <param name="Specs">What was chosen in each.</param>
/// <param name="Untuned">The loss with its default parameters on the same folds.</param>
/// <param name="UntunedSpec">That loss.</param>
/// <param name="PValue">The chance of such a difference to it if there were none, by the corrected t-test.</param>
public sealed record NestedScore(
    double Score, double Spread, IReadOnlyList<double> FoldScores, IReadOnlyList<string> Specs, double Untuned, string UntunedSpec, double PValue);
