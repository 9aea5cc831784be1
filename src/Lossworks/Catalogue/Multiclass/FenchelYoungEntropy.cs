namespace Lossworks.Losses;

/// <summary>The entropy from which <see cref="FenchelYoung"/> makes its probabilities.</summary>
public enum FenchelYoungEntropy
{
    /// <summary>sum p log p: softmax, and cross-entropy.</summary>
    Shannon,

    /// <summary>(sum p^2 - 1)/2: the projection onto the simplex, and sparsemax.</summary>
    Gini,
}
