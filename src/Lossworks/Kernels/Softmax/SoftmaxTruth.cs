namespace Lossworks.Kernels;

/// <summary>What a loss makes of a class index: shares of the truth, the true class's own and one that all classes have, times class weights.</summary>
/// <param name="Smoothing">What all classes have together; the true class has the rest, and its part of this.</param>
/// <param name="ClassWeights">What the shares of each class are multiplied by, or none.</param>
internal readonly record struct SoftmaxTruth(double Smoothing, NumberList ClassWeights)
{
    /// <summary>Whether every class has a share.</summary>
    internal bool IsSpread => Smoothing != 0;

    /// <summary>Whether those shares differ.</summary>
    internal bool IsListed => IsSpread && !ClassWeights.IsNone;

    /// <summary>The share of a class, whatever the true one.</summary>
    internal double Spread(int k, int classes) => ParameterCards.WeightOf(ClassWeights, k) * (Smoothing / classes);

    /// <summary>What the true class has beside.</summary>
    internal double Own(int label) => ParameterCards.WeightOf(ClassWeights, label) * (1 - Smoothing);
}
