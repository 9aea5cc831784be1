namespace Lossworks.Advice;

/// <summary>A loss with how to train by it.</summary>
/// <param name="Spec">The loss.</param>
/// <param name="L2">The ridge penalty, for all rows.</param>
/// <param name="Flags">More flags of <c>loss train</c>.</param>
/// <param name="Score">The metric over the folds by which it was chosen: too good, because it was chosen by them.</param>
/// <param name="FoldScores">Fold by fold.</param>
public sealed record TunedLoss(string Spec, double L2, IReadOnlyList<string> Flags, double Score, IReadOnlyList<double> FoldScores);
