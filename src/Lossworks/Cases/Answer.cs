namespace Lossworks.Cases;

/// <summary>The numbers of an answered case, with the lengths by which they are nested.</summary>
internal sealed record Answer(
    double Value, double[] Losses, IReadOnlyList<int> LossLengths, double[] Gradient, double[] Hessian, IReadOnlyList<int> PredictionLengths);
